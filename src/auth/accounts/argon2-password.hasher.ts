import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type TaskLane, type TaskPlace, TaskPool, WorkerPool } from '../../common';
import { PasswordHasher } from './password.hasher';

/**
 * Hash parameters: OWASP's first choice for argon2id (19 MiB, two passes, one lane). Written as numbers because the
 * library's enum is not usable in isolated modules.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Hash of the current parameters that no password has been chosen for: it costs a comparison what any other does. */
const NO_HASH = `${CURRENT}${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Password to be hashed with the parameters, or to be compared with a hash. */
export interface HashTask {
  readonly password: string;
  readonly against?: string;
  readonly parameters: typeof PARAMETERS;
}

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

  async hash(password: string): Promise<string> {
    return String(await this.run({ password, parameters: PARAMETERS }, this.reserve('reserved')));
  }

  async matches(password: string, stored: string | undefined, place = this.reserve('shared')): Promise<boolean> {
    const task = { password, against: stored ?? NO_HASH, parameters: PARAMETERS };
    const isRight = await this.run(task, place);
    return isRight === true && stored !== undefined;
  }

  needsRehash(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }

  /** Ends the threads, after the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }

  private run(task: HashTask, place: TaskPlace): Promise<unknown> {
    return place.run(() => this.threads.run(task));
  }
}
