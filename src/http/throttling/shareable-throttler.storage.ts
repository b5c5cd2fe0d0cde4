import type { Clock } from '../../common';
import { BoundedThrottlerStorage } from './bounded-throttler.storage';

/** Keys whose hits wait to be shared; hits of any further key stay in this process. */
const CAPACITY = 20_000;

/** Hits of one key that no other process knows yet. */
export type UnsharedHits = readonly [key: string, hits: number];

/** Hit counter whose hits are also told to other processes, and which takes over those of others. */
export class ShareableThrottlerStorage extends BoundedThrottlerStorage {
  private readonly unshared = new Map<string, number>();

  /** Parameter `isShared`: false where there is no other process to tell. */
  constructor(
    clock: Clock,
    private readonly isShared = true,
  ) {
    super(clock);
  }

  override hit(key: string, ttl: number): { readonly hits: number; readonly endsAt: number } {
    if (this.isShared) this.note(key);
    return super.hit(key, ttl);
  }

  /** Hits since the last call, of at most `limit` keys; the others wait for the next call. */
  takeUnshared(limit: number): readonly UnsharedHits[] {
    const taken: UnsharedHits[] = [];
    for (const entry of this.unshared) {
      if (taken.length === limit) break;
      taken.push(entry);
      this.unshared.delete(entry[0]);
    }
    return taken;
  }

  /** Takes over the sum of all processes for a window that is still open, and its end where that is earlier. Never counts less. */
  adopt(key: string, total: number, leftMs: number): void {
    this.raise(key, total + (this.unshared.get(key) ?? 0), leftMs);
  }

  private note(key: string): void {
    const before = this.unshared.get(key);
    if (before !== undefined || this.unshared.size < CAPACITY) this.unshared.set(key, (before ?? 0) + 1);
  }
}
