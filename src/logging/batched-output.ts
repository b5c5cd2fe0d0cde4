import { type DestinationStream, levels, symbols } from 'pino';

/** Sink of batches that never waits for its reader, such as a destination of pino. */
interface Output {
  write(lines: string): unknown;
  /** Writes what it still holds before it returns. */
  flushSync(): void;
}

const ERROR_LEVEL = levels.values['error'] ?? Infinity;
const MAX_DELAY_MS = 50;
const MAX_CHARACTERS = 16 * 1024;

/**
 * Sink that joins log lines and writes them together, since a system call per line costs a tenth of a request: after 50 ms, at
 * 16 Ki characters, and at once with a line of level error or fatal. Whatever waits is written when the process exits, whether
 * by `process.exit`, at its own end or by an uncaught exception; only a signal that nothing handles (SIGKILL) loses it.
 */
export class BatchedOutput implements DestinationStream {
  /** Has pino set {@link lastLevel} before it writes a line. */
  readonly [symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  private lines = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly output: Output) {
    process.on('exit', () => {
      this.flushSync();
    });
  }

  write(line: string): void {
    this.lines += line;
    if (this.lastLevel >= ERROR_LEVEL || this.lines.length >= MAX_CHARACTERS) this.flush();
    else
      this.timer ??= setTimeout(() => {
        this.flush();
      }, MAX_DELAY_MS).unref();
  }

  /** Hands what waits to the output, and waits for it. pino calls it after a fatal line. */
  flushSync(): void {
    this.flush();
    this.output.flushSync();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { lines } = this;
    this.lines = '';
    if (lines !== '') this.output.write(lines);
  }
}
