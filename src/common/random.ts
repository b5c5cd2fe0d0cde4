import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from './clock';

/** Source of unpredictable values (port): the system's CSPRNG. */
export abstract class Random {
  /** Random whole number from 0 (inclusive) to `below` (exclusive), uniformly distributed. */
  abstract integer(below: number): number;
  /** String of `length` random decimal digits, uniformly distributed; may begin with zeros. */
  abstract digits(length: number): string;
  /** Random token of `bytes` bytes, as base64url without padding. */
  abstract token(bytes: number): string;

  /** String of `length` random characters of an alphabet, each equally likely. */
  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(this.integer(alphabet.length))).join('');
  }
}

/** Bytes that are taken from the CSPRNG at once, which costs about as much as taking a few. */
const POOL_BYTES = 4_096;

/** Random values from the CSPRNG of node:crypto; tokens are cut from a pool, as those of its `randomUUID` are. */
export class CryptoRandom extends Random {
  /** Bytes that no token has been made of. */
  private pool = Buffer.alloc(0);

  integer(below: number): number {
    return randomInt(below);
  }

  digits(length: number): string {
    return this.text(length, '0123456789');
  }

  token(bytes: number): string {
    if (this.pool.length < bytes) this.pool = randomBytes(Math.max(bytes, POOL_BYTES));
    const drawn = this.pool.subarray(0, bytes);
    this.pool = this.pool.subarray(bytes);
    return drawn.toString('base64url');
  }
}

const TIME_DIGITS = 9;

/** Creates an id of 25 characters that sorts by its time of creation and cannot be guessed (96 random bits). */
export function sortableId(clock: Clock, random: Random): string {
  return clock.now().toString(36).padStart(TIME_DIGITS, '0') + random.token(12);
}

const HEX_ID_LENGTH = 32;

/** Creates an id of 32 hexadecimal digits that cannot be guessed (128 random bits), where a protocol has such ids. */
export const hexId = (random: Random): string => random.text(HEX_ID_LENGTH, '0123456789abcdef');
