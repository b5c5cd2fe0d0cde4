import { type TaskLane, TaskPool } from '../../src/common';
import { PlainPasswordHasher } from './plain-password.hasher';

/** Compares passwords one at a time in a small pool, and while it is held, not at all. */
export class HeldPasswordHasher extends PlainPasswordHasher {
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

  override hasRoom(lane: TaskLane = 'shared'): boolean {
    return this.pool.hasRoom(lane);
  }

  override matches(password: string, hash: string | undefined, lane: TaskLane = 'shared'): Promise<boolean> {
    return this.pool.run(async () => {
      await this.held;
      return super.matches(password, hash);
    }, lane);
  }
}
