import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type TaskLane, TaskPool } from '../../common';
import { ARGON2_PARAMETERS, argon2 } from './formats/argon2';
import { formatOf } from './formats/formats';
import type { PasswordOwner } from './formats/password-format';
import { PasswordHasher } from './password.hasher';

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
    return this.pool.run(() => hash(password, ARGON2_PARAMETERS), 'reserved');
  }

  matches(
    password: string,
    stored: string | undefined,
    lane: TaskLane = 'shared',
    owner: PasswordOwner = NOBODY,
  ): Promise<boolean> {
    return this.pool.run(() => this.compare(password, stored, owner), lane);
  }

  needsRehash(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }

  /** A wrong password costs one argon2id hash whatever the format of the stored one; a right one costs that by its rehash. */
  private async compare(password: string, stored: string | undefined, owner: PasswordOwner): Promise<boolean> {
    const found = stored === undefined ? undefined : formatOf(stored);
    const isRight = (await found?.format.verify(password, found.text, owner)) ?? false;
    if (!isRight && found?.format !== argon2) await verify(await this.dummy, password);
    return isRight;
  }
}

const NOBODY: PasswordOwner = { id: '', username: undefined };

const newPool = (concurrent: number): TaskPool => new TaskPool(concurrent, concurrent * MAX_WAITING_PER_HASH);
