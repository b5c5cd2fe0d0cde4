import { Logger } from '@nestjs/common';
import { WakeUp } from './wake-up';
import { WorkLoop, type WorkLoopOptions } from './work-loop';

/** Logger that keeps the lines of errors. */
class KeptErrors extends Logger {
  readonly lines: string[] = [];

  override error(line: string): void {
    this.lines.push(line);
  }
}

describe('WorkLoop', () => {
  const logger = new KeptErrors();
  const wakeUp = new WakeUp();

  beforeEach(() => logger.lines.splice(0));

  const loopOf = (change: Partial<WorkLoopOptions> = {}): WorkLoop =>
    new WorkLoop({
      ...{ wakeUp, logger, pollFailed: 'not polled', workFailed: 'not recorded' },
      poll: () => Promise.resolve(10_000),
      giveUp: () => {
        throw new Error('given up');
      },
      patienceMs: 10_000,
      ...change,
    });

  it('waits at the end for the work under way, and leases nothing more', async () => {
    const ended: string[] = [];
    let polls = 0;
    const loop = loopOf({
      poll: () => {
        polls++;
        return Promise.resolve(10_000);
      },
    });
    loop.start();
    loop.track(
      new Promise((resolve) => setTimeout(resolve, 20)).then(() => void ended.push('work')),
      () => ended.push('end'),
    );
    expect([loop.size, loop.isStopping]).toEqual([1, false]);
    await loop.drain();
    expect([ended, loop.size, loop.isStopping]).toEqual([['work', 'end'], 0, true]);
    const before = polls;
    wakeUp.ring();
    await new Promise((resolve) => setImmediate(resolve));
    expect(polls).toBe(before);
  });

  it('gives up what does not end in time, and waits until that is recorded', async () => {
    let endWork: () => void = () => undefined;
    const ended: string[] = [];
    const loop = loopOf({
      patienceMs: 10,
      giveUp: () => {
        endWork();
      },
    });
    loop.start();
    loop.track(new Promise<void>((resolve) => (endWork = resolve)), () => ended.push('end'));
    await loop.drain();
    expect(ended).toEqual(['end']);
  });

  it('logs the error of a poll and of work, and goes on', async () => {
    let polls = 0;
    const loop = loopOf({
      poll: () => {
        if (++polls === 1) return Promise.reject(new TypeError('a text that is not logged'));
        loop.stop();
        return Promise.resolve(0);
      },
    });
    loop.start();
    loop.track(Promise.reject(new RangeError('a text that is not logged')), () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    wakeUp.ring();
    await loop.drain();
    expect(logger.lines.toSorted()).toEqual(['not polled: TypeError', 'not recorded: RangeError']);
  });
});
