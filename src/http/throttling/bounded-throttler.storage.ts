import type { ThrottlerStorage } from '@nestjs/throttler';
import { type Clock, FifoMap } from '../../common';

interface Window {
  hits: number;
  endsAt: number;
}

type HitRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

const DEFAULT_CAPACITY = 100_000;
const DROPS_PER_HIT = 2;

/**
 * Fixed-window hit counter in this process's memory, with constant work per hit and bounded size: each hit drops up to two
 * expired windows, and beyond `capacity` keys the oldest window is dropped. A blocked key is free again when its window
 * ends. The map is in the order of expiry as long as all windows have the same length.
 */
export class BoundedThrottlerStorage implements ThrottlerStorage {
  private readonly windows = new FifoMap<string, Window>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = DEFAULT_CAPACITY,
  ) {}

  /** Number of keys that have a window at present. */
  get size(): number {
    return this.windows.size;
  }

  /** Counts one request of a key. `ttl` is in milliseconds, the times of the result are in seconds. */
  increment(key: string, ttl: number, limit: number): Promise<HitRecord> {
    const { hits, endsAt } = this.hit(key, ttl);
    const isBlocked = hits > limit;
    const seconds = this.secondsUntil(endsAt);
    return Promise.resolve({
      totalHits: hits,
      timeToExpire: seconds,
      isBlocked,
      timeToBlockExpire: isBlocked ? seconds : 0,
    });
  }

  /** Counts one request of a key and returns its window. `ttl` is in milliseconds. */
  hit(key: string, ttl: number): Readonly<Window> {
    const now = this.clock.now();
    this.dropEnded(now);
    const window = this.windowOf(key, now, ttl);
    window.hits += 1;
    return window;
  }

  /** Seconds until the window of a key ends that has more hits than the limit; 0 for any other. Counts nothing. */
  blockedFor(key: string, limit: number): number {
    const window = this.windows.get(key);
    if (window === undefined || window.hits <= limit) return 0;
    return Math.max(0, this.secondsUntil(window.endsAt));
  }

  /** Hits of a key that its window has left, and seconds until the window ends. Counts nothing. */
  rest(key: string, limit: number): { readonly left: number; readonly seconds: number } {
    const window = this.windows.get(key);
    const isOpen = window !== undefined && window.endsAt > this.clock.now();
    return isOpen
      ? { left: Math.max(0, limit - window.hits), seconds: this.secondsUntil(window.endsAt) }
      : { left: limit, seconds: 0 };
  }

  /** Raises the hits of a key's window to `hits`, and lets it end within `leftMs` milliseconds. Never counts less than before. */
  protected raise(key: string, hits: number, leftMs: number): void {
    const window = this.windows.get(key);
    if (window === undefined) return;
    window.hits = Math.max(window.hits, hits);
    window.endsAt = Math.min(window.endsAt, this.clock.now() + leftMs);
  }

  private secondsUntil(time: number): number {
    return Math.ceil((time - this.clock.now()) / 1000);
  }

  private windowOf(key: string, now: number, ttl: number): Window {
    const current = this.windows.get(key);
    if (current !== undefined && current.endsAt > now) return current;
    const opened = { hits: 0, endsAt: now + ttl };
    this.windows.append(key, opened, this.capacity);
    return opened;
  }

  private dropEnded(now: number): void {
    for (let left = DROPS_PER_HIT; left > 0; left -= 1) {
      const [key, window] = this.windows.first() ?? [];
      if (key === undefined || window === undefined || window.endsAt > now) return;
      this.windows.delete(key);
    }
  }
}
