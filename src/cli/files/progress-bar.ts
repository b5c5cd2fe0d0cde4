/** Output of a progress bar; `isTTY` is true for a terminal. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WIDTH = 24;

/** Pause between two lines, in milliseconds: on a terminal one replaces the other. */
const TERMINAL_MS = 200;
const LOG_MS = 10_000;

/** Progress of work on many records: a bar on a terminal, a line every ten seconds elsewhere. */
export class ProgressBar {
  private readonly startedAt: number;
  private shownAt: number;

  /** Parameters: amount of all the work, such as the length of a file in bytes, and a clock in milliseconds. */
  constructor(
    private readonly output: ProgressOutput,
    private readonly total: number,
    private readonly now: () => number,
  ) {
    this.startedAt = now();
    this.shownAt = this.startedAt;
  }

  /** Shows how far it is, by the amount that is done and the records in it, unless it was shown a moment ago. */
  show(done: number, records: number): void {
    const isTerminal = this.output.isTTY === true;
    if (this.now() - this.shownAt < (isTerminal ? TERMINAL_MS : LOG_MS)) return;
    this.shownAt = this.now();
    const text = this.text(done, records);
    this.output.write(isTerminal ? `\r${text}\u001B[K` : `${text}\n`);
  }

  /** Clears the bar of a terminal. */
  end(): void {
    if (this.output.isTTY === true) this.output.write('\r\u001B[K');
  }

  private text(done: number, records: number): string {
    const share = this.total === 0 ? 1 : Math.min(done / this.total, 1);
    const seconds = Math.max((this.now() - this.startedAt) / 1_000, 0.001);
    const left = share === 0 ? Infinity : (seconds / share) * (1 - share);
    const bar = '#'.repeat(Math.round(WIDTH * share)).padEnd(WIDTH, '.');
    const rate = Math.round(records / seconds);
    return `[${bar}] ${String(Math.floor(share * 100))} %, ${String(records)} records, ${String(rate)}/s, ${duration(left)} left`;
  }
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${String(whole)} s` : `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}
