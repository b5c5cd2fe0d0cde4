import { createHash } from 'node:crypto';
import { Random } from './random';

/** Numbers from four bytes. */
const RANGE = 2 ** 32;

/**
 * Random values that follow from a secret seed (SHA-512 over the seed and a counter): the same calls return the same values. For work
 * that may be repeated and must come out the same.
 */
export class DerivedRandom extends Random {
  private stream = Buffer.alloc(0);
  private blocks = 0;

  constructor(private readonly seed: string) {
    super();
  }

  /** Numbers above the largest multiple of `below` are drawn again: every result is equally likely. */
  integer(below: number): number {
    for (;;) {
      const drawn = this.take(4).readUInt32BE();
      if (drawn < RANGE - (RANGE % below)) return drawn % below;
    }
  }

  digits(length: number): string {
    return this.text(length, '0123456789');
  }

  token(bytes: number): string {
    return this.take(bytes).toString('base64url');
  }

  private take(bytes: number): Buffer {
    while (this.stream.length < bytes) this.stream = Buffer.concat([this.stream, this.nextBlock()]);
    const taken = this.stream.subarray(0, bytes);
    this.stream = this.stream.subarray(bytes);
    return taken;
  }

  private nextBlock(): Buffer {
    return createHash('sha512')
      .update(`${String(this.blocks++)}:${this.seed}`)
      .digest();
  }
}
