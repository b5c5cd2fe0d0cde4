import { record } from './secret-watch';

/** Stands in for standard output in a test: records every line that is logged. */
export class CapturedLog {
  private readonly written: string[] = [];

  write(line: string): void {
    this.written.push(line);
    record('log', line);
  }

  /** All lines, as they were written. */
  get text(): string {
    return this.written.join('');
  }

  /** All lines, parsed. */
  get lines(): readonly Record<string, unknown>[] {
    return this.written.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** The lines of answered requests. */
  get answers(): readonly Record<string, unknown>[] {
    return this.lines.filter(({ msg }) => msg === 'answered');
  }
}
