import type { ThrottlerStorage } from '@nestjs/throttler';
import type { Clock } from '../../common';

interface Window {
  hits: number;
  readonly endsAt: number;
}

type Verdict = Awaited<ReturnType<ThrottlerStorage['increment']>>;

const DEFAULT_CAPACITY = 100_000;
const SWEEP = 2;

/**
 * Counts hits in fixed windows, in this process only, with constant work per hit and bounded memory: each hit drops up to
 * two windows that have ended, and past `capacity` keys the oldest window makes room. A blocked key is free again when its
 * window ends. Windows end in the order of the map as long as all are of one length.
 */
export class BoundedThrottlerStorage implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = DEFAULT_CAPACITY,
  ) {}

  /** Number of keys remembered. */
  get size(): number {
    return this.windows.size;
  }

  /** `ttl` in milliseconds; the times of the verdict in seconds. */
  increment(key: string, ttl: number, limit: number): Promise<Verdict> {
    const now = this.clock.now();
    this.dropEnded(now);
    const window = this.windowOf(key, now, ttl);
    window.hits += 1;
    const seconds = Math.ceil((window.endsAt - now) / 1000);
    const isBlocked = window.hits > limit;
    return Promise.resolve({
      totalHits: window.hits,
      timeToExpire: seconds,
      isBlocked,
      timeToBlockExpire: isBlocked ? seconds : 0,
    });
  }

  private windowOf(key: string, now: number, ttl: number): Window {
    const current = this.windows.get(key);
    if (current !== undefined && current.endsAt > now) return current;
    this.windows.delete(key);
    this.makeRoom();
    const opened = { hits: 0, endsAt: now + ttl };
    this.windows.set(key, opened);
    return opened;
  }

  private dropEnded(now: number): void {
    let left = SWEEP;
    for (const [key, { endsAt }] of this.windows) {
      if (endsAt > now || left === 0) return;
      this.windows.delete(key);
      left -= 1;
    }
  }

  private makeRoom(): void {
    const [oldest] = this.windows.keys();
    if (this.windows.size >= this.capacity && oldest !== undefined) this.windows.delete(oldest);
  }
}
