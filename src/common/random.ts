/** Unpredictable values from the system's CSPRNG. */
export abstract class Random {
  /** A whole number, uniform over 0 (inclusive) to `below` (exclusive). */
  abstract integer(below: number): number;
  /** `length` decimal digits, uniform over the whole space, leading zeros kept. */
  abstract digits(length: number): string;
  /** `bytes` random bytes as base64url without padding. */
  abstract token(bytes: number): string;
}
