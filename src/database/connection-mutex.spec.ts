import { setTimeout as pause } from 'node:timers/promises';
import { ExclusiveConnectionMutex, noMutex } from './connection-mutex';

describe('the exclusive gate', () => {
  it('lets one through at a time, in the order they came', async () => {
    const mutex = new ExclusiveConnectionMutex();
    const events: string[] = [];
    const work = (name: string, ms: number) =>
      mutex.pass(async () => {
        events.push(`${name} in`);
        await pause(ms);
        events.push(`${name} out`);
        return name;
      });
    expect(await Promise.all([work('slow', 20), work('fast', 1), work('last', 1)])).toEqual(['slow', 'fast', 'last']);
    expect(events).toEqual(['slow in', 'slow out', 'fast in', 'fast out', 'last in', 'last out']);
  });

  it('tells a failure to the one whose work it was, and lets the next one through', async () => {
    const mutex = new ExclusiveConnectionMutex();
    const failing = mutex.pass(() => Promise.reject(new Error('undone')));
    const next = mutex.pass(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('undone');
    await expect(next).resolves.toBe('done');
  });
});

describe('the open gate', () => {
  it('holds nobody up', async () => {
    let release = (): void => undefined;
    const held = noMutex.pass(() => new Promise<void>((resolve) => (release = resolve)));
    await expect(noMutex.pass(() => Promise.resolve('through'))).resolves.toBe('through');
    release();
    await held;
  });
});
