import { type Clock, FifoMap } from '../common';

interface Recent {
  readonly id: string;
  readonly endsAt: number;
}

const MINUTE_MS = 60_000;
const CAPACITY = 10_000;

/**
 * Ids of the audit entries of refusals of the last minute, by what they say, in this process's memory. Bounded: beyond its
 * capacity the oldest is forgotten, whose repetition gets an entry of its own.
 */
export class RecentRefusals {
  private readonly entries = new FifoMap<string, Recent>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = CAPACITY,
  ) {}

  /** Id of the entry that says the same and is less than a minute old; undefined without one. */
  find(content: string): string | undefined {
    const recent = this.entries.get(content);
    return recent !== undefined && recent.endsAt > this.clock.monotonic() ? recent.id : undefined;
  }

  /** Remembers an entry that was just written. */
  add(content: string, id: string): void {
    this.entries.append(content, { id, endsAt: this.clock.monotonic() + MINUTE_MS }, this.capacity);
  }
}
