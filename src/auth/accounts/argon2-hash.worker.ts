import { parentPort } from 'node:worker_threads';
import { hashSync } from '@node-rs/argon2';
import { yieldToEventLoop } from '../../common/thread-priority';
import type { HashTask } from './argon2-password.hasher';
import { argon2, ARGON2_PARAMETERS, ARGON2_PREFIX } from './formats/argon2';
import { formatOf } from './formats/formats';
import type { PasswordOwner } from './formats/password-format';

/*
 * Entry of the threads that hash passwords: each message is a task, each answer the new hash, or whether the password is that of
 * the stored one.
 */
yieldToEventLoop();

/** Hash of the current parameters that no password has been chosen for: it costs a comparison what any other does. */
const NO_HASH = `${ARGON2_PREFIX}${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Compares a password with a stored one. A wrong password costs one argon2id hash whatever the format of the stored one, and also
 * without one; a right one costs that by its rehash.
 */
function compare(password: string, stored: string | undefined, owner: PasswordOwner): boolean {
  const found = stored === undefined ? undefined : formatOf(stored);
  const isRight = found?.format.verify(password, found.text, owner) ?? false;
  if (!isRight && found?.format !== argon2) argon2.verify(password, NO_HASH, owner);
  return isRight;
}

parentPort?.on('message', (task: HashTask) => {
  const { password } = task;
  parentPort?.postMessage(
    'owner' in task ? compare(password, task.stored, task.owner) : hashSync(password, ARGON2_PARAMETERS),
  );
});
