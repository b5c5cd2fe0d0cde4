import { FifoMap } from '../common';

/** Lines of one kind in the current minute. */
interface Run<Line> {
  seen: number;
  /** Last line that was left out, to be written with their number. */
  last: Line | undefined;
  readonly endsAt: number;
}

const MINUTE_MS = 60_000;
const DEFAULT_SHOWN = 5;
const DEFAULT_KINDS = 10_000;

/**
 * Samples equal log lines: of each kind, the first few of a minute are written as they come, and the last of the others when
 * the minute is over, with their number. Memory is bounded: beyond `kinds`, the oldest kind ends early.
 */
export class RepeatedLines<Line> {
  private readonly runs = new FifoMap<string, Run<Line>>();
  private timer: NodeJS.Timeout | undefined;

  /** `write` gets each line to be written; with `repeated` it stands for so many that were left out. */
  constructor(
    private readonly write: (line: Line, repeated?: number) => void,
    private readonly now: () => number,
    private readonly shown = DEFAULT_SHOWN,
    private readonly kinds = DEFAULT_KINDS,
  ) {}

  /** Writes a line, or leaves it out and counts it. */
  add(kind: string, line: Line): void {
    this.endEach();
    const run = this.runOf(kind);
    run.seen += 1;
    if (run.seen <= this.shown) {
      this.write(line);
      return;
    }
    run.last = line;
    this.timer ??= setInterval(() => {
      this.endEach();
    }, MINUTE_MS).unref();
  }

  /** Writes what was left out. Call it before the log is closed. */
  flush(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.endRuns(() => true);
  }

  /** Ends the runs whose minute is over. */
  private endEach(): void {
    const now = this.now();
    this.endRuns(({ endsAt }) => endsAt <= now);
  }

  private runOf(kind: string): Run<Line> {
    const current = this.runs.get(kind);
    if (current !== undefined) return current;
    if (this.runs.size >= this.kinds) {
      const [, oldest] = this.runs.first() ?? [];
      this.endRuns((run) => run === oldest);
    }
    const run: Run<Line> = { seen: 0, last: undefined, endsAt: this.now() + MINUTE_MS };
    this.runs.append(kind, run);
    return run;
  }

  /** Ends the oldest runs, as long as they are over; the map is in the order in which they end. */
  private endRuns(isOver: (run: Run<Line>) => boolean): void {
    for (let oldest = this.runs.first(); oldest !== undefined; oldest = this.runs.first()) {
      const [kind, run] = oldest;
      if (!isOver(run)) return;
      this.runs.delete(kind);
      if (run.last !== undefined) this.write(run.last, run.seen - this.shown);
    }
  }
}
