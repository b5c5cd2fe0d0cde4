import { Random } from '../../src/common';

/** Looks random and is the same in every run of a test (mulberry32). */
export class SeededRandom extends Random {
  constructor(private seed = 1) {
    super();
  }

  integer(below: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.integer(10))).join('');
  }

  token(bytes: number): string {
    return Buffer.from(Array.from({ length: bytes }, () => this.integer(256))).toString('base64url');
  }
}
