import { levels } from 'pino';
import { BatchedOutput } from './batched-output';
import { createLogger } from './logger';

/** Output that keeps the batches, and whether they had to be written before a call returned. */
class Batches {
  readonly written: string[] = [];
  flushes = 0;

  write(lines: string): void {
    this.written.push(lines);
  }

  flushSync(): void {
    this.flushes += 1;
  }
}

describe('BatchedOutput', () => {
  let batches: Batches;
  let output: BatchedOutput;
  let listeners: readonly unknown[];

  beforeEach(() => {
    jest.useFakeTimers();
    listeners = process.listeners('exit');
    batches = new Batches();
    output = new BatchedOutput(batches);
  });

  afterEach(() => {
    jest.useRealTimers();
    process.listeners('exit').forEach((listener) => {
      if (!listeners.includes(listener)) process.removeListener('exit', listener);
    });
  });

  it('writes lines together, in their order, 50 ms after the first', () => {
    output.write('a\n');
    jest.advanceTimersByTime(49);
    output.write('b\n');
    expect(batches.written).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(batches.written).toEqual(['a\nb\n']);
    output.write('c\n');
    jest.advanceTimersByTime(50);
    expect(batches.written).toEqual(['a\nb\n', 'c\n']);
  });

  it('writes nothing where there is no line', () => {
    jest.advanceTimersByTime(1_000);
    output.flushSync();
    expect(batches.written).toEqual([]);
  });

  it('writes at 16 Ki characters', () => {
    const line = `${'x'.repeat(1023)}\n`;
    for (let n = 0; n < 16; n++) output.write(line);
    expect(batches.written).toEqual([line.repeat(16)]);
  });

  it('writes an error at once, with the lines before it', () => {
    const logger = createLogger(output);
    logger.warn('a');
    expect(batches.written).toEqual([]);
    logger.error('b');
    expect(batches.written).toHaveLength(1);
    expect(batches.written[0]).toMatch(/"msg":"a"[^]*"msg":"b"/);
    expect(batches.flushes).toBe(0);
  });

  it('waits until a fatal line is written', () => {
    createLogger(output).fatal('a');
    expect(batches.written).toHaveLength(1);
    expect(batches.flushes).toBe(1);
  });

  it('waits until everything is written when the process exits', () => {
    output.lastLevel = levels.values['info'] ?? 0;
    output.write('a\n');
    const [added] = process.listeners('exit').filter((listener) => !listeners.includes(listener));
    added?.(0);
    expect(batches.written).toEqual(['a\n']);
    expect(batches.flushes).toBe(1);
  });
});
