import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from './clock';

/** Unpredictable values from the system's CSPRNG. */
export abstract class Random {
  /** A whole number, uniform over 0 (inclusive) to `below` (exclusive). */
  abstract integer(below: number): number;
  /** `length` decimal digits, uniform over the whole space, leading zeros kept. */
  abstract digits(length: number): string;
  /** `bytes` random bytes as base64url without padding. */
  abstract token(bytes: number): string;
}

/** CSPRNG of node:crypto. */
export class CryptoRandom extends Random {
  integer(below: number): number {
    return randomInt(below);
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(randomInt(10))).join('');
  }

  token(bytes: number): string {
    return randomBytes(bytes).toString('base64url');
  }
}

const TIME_DIGITS = 9;

/** An id of 25 characters that sorts by the time it was made and cannot be guessed (96 random bits). */
export function sortableId(clock: Clock, random: Random): string {
  return clock.now().toString(36).padStart(TIME_DIGITS, '0') + random.token(12);
}
