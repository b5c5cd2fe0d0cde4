import { parentPort } from 'node:worker_threads';
import { yieldToEventLoop } from '../../common/thread-priority';
import type { HashTask } from './argon2-password.hasher';
import { argon2, ARGON2_PREFIX, hashArgon2 } from './formats/argon2';
import { formatOf, wrap } from './formats/formats';
import type { PasswordFormat, PasswordOwner } from './formats/password-format';
import { wrapPassword } from './formats/wrapped';

/*
 * Entry of the threads that hash passwords: each message is a task, each answer the new hash, the wrapped password, or whether the
 * password is that of the stored one.
 */
yieldToEventLoop();

/** Hash of the current parameters that no password has been chosen for: it costs a comparison what any other does. */
const NO_HASH = `${ARGON2_PREFIX}${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Formats whose comparison costs an argon2id hash itself. */
const COST_A_HASH: ReadonlySet<PasswordFormat | undefined> = new Set([argon2, wrap]);

/**
 * Compares a password with a stored one. A wrong password costs one argon2id hash whatever the format of the stored one, and also
 * without one; a right one costs that by its rehash.
 */
function compare(password: string, stored: string | undefined, owner: PasswordOwner): boolean {
  const found = stored === undefined ? undefined : formatOf(stored);
  const isRight = found?.format.verify(password, found.text, owner) ?? false;
  if (!isRight && !COST_A_HASH.has(found?.format)) argon2.verify(password, NO_HASH, owner);
  return isRight;
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
  const { password } = task;
  return 'owner' in task ? compare(password, task.stored, task.owner) : hashArgon2(password);
}
