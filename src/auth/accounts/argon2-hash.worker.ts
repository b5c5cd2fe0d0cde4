import { parentPort } from 'node:worker_threads';
import { yieldToEventLoop } from '../../common/thread-priority';
import type { HashTask, NewPasswordTask } from './argon2-password.hasher';
import { CryptoRandom } from '../../common/random';
import { DerivedRandom } from '../../common/derived-random';
import { argon2, ARGON2_PREFIX } from './formats/argon2';
import { configuredFormat, formatOf, wrap } from './formats/formats';
import type { PasswordFormat, PasswordOwner } from './formats/password-format';
import { wrapPassword } from './formats/wrapped';

/*
 * Entry of the threads that hash passwords: each message is a task, each answer what is to be stored, or whether the password is
 * that of the stored one.
 */
yieldToEventLoop();

/** Hash of the current parameters that no password has been chosen for: it costs a comparison what any other does. */
const NO_HASH = `${ARGON2_PREFIX}${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Formats whose comparison costs an argon2id hash itself. */
const COST_A_HASH: ReadonlySet<PasswordFormat> = new Set([argon2, wrap]);

/**
 * Compares a password with each line that is stored. A wrong password costs all of them, and one argon2id hash whatever their
 * formats, and also without any; a right one costs that by its rehash.
 */
function compare(password: string, stored: string | undefined, owner: PasswordOwner): boolean {
  const found = (stored ?? NO_HASH).split('\n').flatMap((line) => formatOf(line) ?? []);
  const isRight = found.some(({ format, text }) => format.verify(password, text, owner));
  if (!isRight && !found.some(({ format }) => COST_A_HASH.has(format))) argon2.verify(password, NO_HASH, owner);
  return isRight;
}

const random = new CryptoRandom();

/** Throws for a format that is unknown or only read, which no configuration passes. */
function make({ password, format = 'argon2id', owner, seed }: NewPasswordTask): string {
  const salts = seed === undefined ? random : new DerivedRandom(seed);
  const stored = configuredFormat(format)?.make?.(password, owner, salts);
  if (stored === undefined) throw new Error('no format for new passwords');
  return stored;
}

function wrapStored(stored: string): string | undefined {
  const found = formatOf(stored);
  return found && wrapPassword(stored, found);
}

parentPort?.on('message', (task: HashTask) => {
  parentPort?.postMessage(answer(task));
});

function answer(task: HashTask): unknown {
  if ('wrap' in task) return wrapStored(task.wrap);
  return 'stored' in task ? compare(task.password, task.stored, task.owner) : make(task);
}
