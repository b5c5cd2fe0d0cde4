import { append, emptyRateWindow, type RateWindow } from '../../src/otp/limits/rate-window';
import type { LeadingWindow, LockedRateWindows, RateWindowStore } from '../../src/otp/limits/rate-window.sql-store';

/** Operations of the store but its clean-up. */
type RateWindows = Pick<RateWindowStore, 'lockAll' | 'countAll' | 'read' | 'write'>;

/** Rate windows of one test, without locks. Time stands still until it is moved, and a query is answered with its text. */
export class InMemoryRateWindows implements RateWindows {
  readonly windows = new Map<string, RateWindow>();
  /** Keys of the windows that each call of `write` replaced. */
  readonly writes: (readonly string[])[] = [];
  now = 1_000_000_000;

  lockAll(keys: readonly string[], lead?: LeadingWindow): Promise<LockedRateWindows> {
    const windows = [...(lead ? [lead.key] : []), ...keys].map((key): [string, RateWindow] => [key, this.of(key)]);
    return Promise.resolve({ now: this.now, windows: new Map(windows), answer: lead?.query ? lead.query.sql : null });
  }

  async countAll(labels: ReadonlyMap<string, string>, lead: LeadingWindow): Promise<LockedRateWindows> {
    const locked = await this.lockAll([...labels.keys()], lead);
    for (const [key, what] of labels) this.windows.set(key, append(this.of(key), { at: this.now, what }, Infinity));
    return locked;
  }

  read(keys: readonly string[]): ReturnType<RateWindowStore['read']> {
    const windows = [...this.windows].filter(([key]) => keys.includes(key));
    return Promise.resolve({ now: this.now, windows: new Map(windows) });
  }

  write(windows: ReadonlyMap<string, RateWindow>): Promise<void> {
    this.writes.push([...windows.keys()]);
    for (const [key, rateWindow] of windows) this.windows.set(key, rateWindow);
    return Promise.resolve();
  }

  /** Goes back to these windows, as a unit of work does that is rolled back. */
  restore(windows: ReadonlyMap<string, RateWindow>): void {
    this.windows.clear();
    for (const [key, rateWindow] of windows) this.windows.set(key, rateWindow);
  }

  /** Window of a key, empty where there is none. */
  of(key: string): RateWindow {
    return this.windows.get(key) ?? emptyRateWindow;
  }
}
