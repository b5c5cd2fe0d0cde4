import { PasswordHasher } from '../../src/auth/accounts/password.hasher';
import { type TaskLane, type TaskPlace, TaskPool, tokenDigest } from '../../src/common';

/** Compares passwords one at a time in a small pool, and while it is held, not at all. Its digests cost nothing. */
export class HeldPasswordHasher extends PasswordHasher {
  private readonly pool: TaskPool;
  private held: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;

  /** `waiting` is the number of comparisons that may wait in each lane. */
  constructor(waiting: number) {
    super();
    this.pool = new TaskPool(1, waiting);
  }

  hold(): void {
    this.held = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  goOn(): void {
    this.release();
  }

  hasRoom(lane: TaskLane): boolean {
    return this.pool.hasRoom(lane);
  }

  reserve(lane: TaskLane): TaskPlace {
    return this.pool.take(lane);
  }

  async hash(password: string): Promise<string> {
    return tokenDigest(password);
  }

  matches(password: string, hash: string | undefined, place = this.reserve('shared')): Promise<boolean> {
    return place.run(async () => {
      await this.held;
      return hash === tokenDigest(password);
    });
  }

  async wrap(): Promise<undefined> {
    return undefined;
  }

  needsRehash(): boolean {
    return false;
  }
}
