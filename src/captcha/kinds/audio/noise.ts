import type { Random } from '../../../common';

/** White noise from -1 to 1 (xorshift) from a random start; unlike an answer it may be predictable. */
export class Noise {
  private state: number;

  constructor(random: Random) {
    this.state = random.integer(2 ** 31 - 1) + 1;
  }

  next(): number {
    let state = this.state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.state = state;
    return state / 2 ** 31;
  }
}
