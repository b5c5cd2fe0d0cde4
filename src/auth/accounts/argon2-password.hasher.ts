import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { TaskPool } from '../../common';
import { PasswordHasher } from './password.hasher';

/**
 * Hash parameters: OWASP's first choice for argon2id (19 MiB, two passes, one lane). Written as numbers because the
 * library's enum is not usable in isolated modules.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Maximum number of waiting calls per core, about a second of work; further ones are refused, to be retried later. */
const MAX_WAITING_PER_CORE = 32;

/**
 * Maximum number of concurrent hashes: more would not be faster, and some of the eight threads of the process stay free for
 * DNS look-ups and files.
 */
const PARALLEL = Math.min(availableParallelism(), 6);

@Injectable()
export class Argon2PasswordHasher extends PasswordHasher {
  private readonly pool = new TaskPool(PARALLEL, PARALLEL * MAX_WAITING_PER_CORE);
  private readonly dummy = this.hash('nobody has this password');

  hash(password: string): Promise<string> {
    return this.pool.run(() => hash(password, PARAMETERS));
  }

  async matches(password: string, stored: string | undefined): Promise<boolean> {
    const against = stored ?? (await this.dummy);
    const isRight = await this.pool.run(() => verify(against, password).catch(() => false));
    return isRight && stored !== undefined;
  }

  needsRehash(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }
}
