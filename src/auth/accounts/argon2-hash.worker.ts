import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';
import { yieldToEventLoop } from '../../common/thread-priority';
import type { HashTask } from './argon2-password.hasher';

/*
 * Entry of the threads that hash passwords: each message is a task, each answer the new hash, or whether the password is that of
 * the hash.
 */
yieldToEventLoop();

function compare(password: string, stored: string): boolean {
  try {
    return verifySync(stored, password);
  } catch {
    return false; // no argon2 hash
  }
}

parentPort?.on('message', ({ password, against, parameters }: HashTask) => {
  parentPort?.postMessage(against === undefined ? hashSync(password, parameters) : compare(password, against));
});
