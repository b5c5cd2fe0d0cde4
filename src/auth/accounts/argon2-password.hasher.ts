import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type TaskLane, TaskPool } from '../../common';
import { PasswordHasher } from './password.hasher';

/**
 * Hash parameters: OWASP's first choice for argon2id (19 MiB, two passes, one lane). Written as numbers because the
 * library's enum is not usable in isolated modules.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$';

/**
 * Maximum number of waiting calls per concurrent hash, about a second of work; further ones are refused, to be retried later.
 */
const MAX_WAITING_PER_HASH = 32;

/**
 * Maximum number of concurrent hashes: one core is left to everything else, and some of the eight threads of the process stay
 * free for DNS look-ups and files. On a single core one hash and the event loop get half of it each.
 */
export const concurrentHashes = (cores: number): number => Math.max(1, Math.min(cores - 1, 6));

@Injectable()
export class Argon2PasswordHasher extends PasswordHasher {
  private readonly pool = newPool(concurrentHashes(availableParallelism()));
  private readonly dummy = this.hash('nobody has this password');

  hasRoom(lane: TaskLane): boolean {
    return this.pool.hasRoom(lane);
  }

  hash(password: string): Promise<string> {
    return this.pool.run(() => hash(password, PARAMETERS), 'reserved');
  }

  async matches(password: string, stored: string | undefined, lane: TaskLane = 'shared'): Promise<boolean> {
    const against = stored ?? (await this.dummy);
    const isRight = await this.pool.run(() => verify(against, password).catch(() => false), lane);
    return isRight && stored !== undefined;
  }

  needsRehash(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }
}

const newPool = (concurrent: number): TaskPool => new TaskPool(concurrent, concurrent * MAX_WAITING_PER_HASH);
