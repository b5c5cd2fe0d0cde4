import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type TaskLane, type TaskPlace, TaskPool, WorkerPool } from '../../common';
import { ARGON2_PREFIX } from './formats/argon2';
import type { PasswordOwner } from './formats/password-format';
import { PasswordHasher } from './password.hasher';

/** Password to be stored in a format, argon2id without one; with a secret seed, from which the salt follows. */
export interface NewPasswordTask {
  readonly password: string;
  readonly owner: PasswordOwner;
  readonly format: string | undefined;
  readonly seed?: string | undefined;
}

/** Password to be stored, or to be compared with what is stored of an owner; or a stored one to be wrapped. */
export type HashTask =
  | { readonly wrap: string }
  | NewPasswordTask
  | { readonly password: string; readonly owner: PasswordOwner; readonly stored: string | undefined };

/**
 * Maximum number of waiting calls per concurrent hash, about a second of work; further ones are refused, to be retried later.
 */
const MAX_WAITING_PER_HASH = 32;

/** Maximum number of threads, each of which uses 19 MiB while it hashes. */
const MAX_THREADS = 6;

/** Maximum number of concurrent hashes: one core is left to everything else. */
export const concurrentHashes = (cores: number): number => Math.max(1, Math.min(cores - 1, MAX_THREADS));

/** File of the threads: compiled like this one, or as its source. */
const FILE = join(__dirname, `argon2-hash.worker${extname(__filename)}`);

const NO_OWNER: PasswordOwner = { id: '', username: undefined };

const THREADS = concurrentHashes(availableParallelism());

/** Password hasher in threads of a low priority, off the event loop and off the threads of Node that read files and names. */
@Injectable()
export class Argon2PasswordHasher extends PasswordHasher implements OnApplicationShutdown {
  private readonly places = new TaskPool(THREADS, THREADS * MAX_WAITING_PER_HASH);
  /** Threads, without a queue of their own: a task gets there when it runs in its place. */
  private readonly threads = new WorkerPool<HashTask, unknown>(FILE, { size: THREADS, maxWaiting: 0 });

  hasRoom(lane: TaskLane): boolean {
    return this.places.hasRoom(lane);
  }

  reserve(lane: TaskLane): TaskPlace {
    return this.places.take(lane);
  }

  async hash(password: string, format?: string, owner = NO_OWNER, seed?: string): Promise<string> {
    return String(await this.run({ password, format, owner, seed }, this.reserve('reserved')));
  }

  async matches(
    password: string,
    stored: string | undefined,
    place = this.reserve('shared'),
    owner = NO_OWNER,
  ): Promise<boolean> {
    return (await this.run({ password, stored, owner }, place)) === true;
  }

  async wrap(stored: string): Promise<string | undefined> {
    const wrapped = await this.run({ wrap: stored }, this.reserve('reserved'));
    return typeof wrapped === 'string' ? wrapped : undefined;
  }

  needsRehash(stored: string): boolean {
    return !stored.startsWith(ARGON2_PREFIX);
  }

  /** Ends the threads, after the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }

  private run(task: HashTask, place: TaskPlace): Promise<unknown> {
    return place.run(() => this.threads.run(task));
  }
}
