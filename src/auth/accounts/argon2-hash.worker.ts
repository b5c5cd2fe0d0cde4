import { parentPort } from 'node:worker_threads';
import { hashSync } from '@node-rs/argon2';
import { yieldToEventLoop } from '../../common/thread-priority';
import type { HashTask } from './argon2-password.hasher';
import { argon2, ARGON2_PARAMETERS, ARGON2_PREFIX } from './formats/argon2';
import { CryptoRandom } from '../../common/random';
import { configuredFormat, formatOf } from './formats/formats';
import type { PasswordOwner } from './formats/password-format';

/*
 * Entry of the threads that hash passwords: each message is a task, each answer what is to be stored, or whether the password is
 * that of the stored one.
 */
yieldToEventLoop();

/** Hash of the current parameters that no password has been chosen for: it costs a comparison what any other does. */
const NO_HASH = `${ARGON2_PREFIX}${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Compares a password with each line that is stored. A wrong password costs all of them, and one argon2id hash whatever their
 * formats, and also without any; a right one costs that by its rehash.
 */
function compare(password: string, stored: string | undefined, owner: PasswordOwner): boolean {
  const found = (stored?.split('\n') ?? []).flatMap((line) => formatOf(line) ?? []);
  const isRight = found.some(({ format, text }) => format.verify(password, text, owner));
  if (!isRight && !found.some(({ format }) => format === argon2)) argon2.verify(password, NO_HASH, owner);
  return isRight;
}

const random = new CryptoRandom();

/** Throws for a format that is unknown or only read, which no configuration passes. */
function make(password: string, format: string, owner: PasswordOwner): string {
  const stored = configuredFormat(format)?.make?.(password, owner, random);
  if (stored === undefined) throw new Error('no format for new passwords');
  return stored;
}

parentPort?.on('message', (task: HashTask) => {
  const { password, owner } = task;
  if ('stored' in task) parentPort?.postMessage(compare(password, task.stored, owner));
  else if (task.format === undefined) parentPort?.postMessage(hashSync(password, ARGON2_PARAMETERS));
  else parentPort?.postMessage(make(password, task.format, owner));
});
