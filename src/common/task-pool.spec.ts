import { unavailable } from './edge-refusal';
import { RefusedException } from './outcome';
import { TaskPool } from './task-pool';

/** A task that ends when it is told to. */
class HeldTask {
  hasStarted = false;
  private release: () => void = () => undefined;
  private readonly held = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  readonly run = async (): Promise<string> => {
    this.hasStarted = true;
    await this.held;
    return 'done';
  };

  end(): void {
    this.release();
  }
}

const tasks = (count: number): HeldTask[] => Array.from({ length: count }, () => new HeldTask());

/** Lets everything happen that waits for nothing else. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('TaskPool', () => {
  it('runs so many at a time and lets so many wait, in the order they came', async () => {
    const pool = new TaskPool(2, 2);
    const [first, second, third, fourth] = tasks(4) as [HeldTask, HeldTask, HeldTask, HeldTask];
    const results = [first, second, third, fourth].map((task) => pool.run(task.run));
    await settle();
    expect([first, second, third, fourth].map(({ hasStarted }) => hasStarted)).toEqual([true, true, false, false]);
    second.end();
    await settle();
    expect([third.hasStarted, fourth.hasStarted]).toEqual([true, false]);
    [first, third, fourth].forEach((task) => {
      task.end();
    });
    expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('refuses what would have to wait behind too many, before it costs anything', async () => {
    const pool = new TaskPool(1, 1);
    const [running, waiting, refused] = tasks(3) as [HeldTask, HeldTask, HeldTask];
    const admitted = [pool.run(running.run), pool.run(waiting.run)];
    await expect(pool.run(refused.run)).rejects.toEqual(new RefusedException(unavailable(1)));
    expect(refused.hasStarted).toBe(false);
    running.end();
    waiting.end();
    await Promise.all(admitted);
  });

  it('lets neither lane fill the other, and takes turns between them', async () => {
    const pool = new TaskPool(1, 2);
    const started: string[] = [];
    const held = new HeldTask();
    const note = (name: string) => () => {
      started.push(name);
      return Promise.resolve();
    };
    const all: Promise<unknown>[] = [pool.run(held.run), pool.run(note('shared 1')), pool.run(note('shared 2'))];
    expect([pool.hasRoom('shared'), pool.hasRoom('reserved')]).toEqual([false, true]);
    all.push(pool.run(note('reserved 1'), 'reserved'), pool.run(note('reserved 2'), 'reserved'));
    await expect(pool.run(note('reserved 3'), 'reserved')).rejects.toEqual(new RefusedException(unavailable(1)));
    held.end();
    await Promise.all(all);
    expect(started).toEqual(['reserved 1', 'shared 1', 'reserved 2', 'shared 2']);
  });

  it('counts places that are taken ahead of their tasks, until they are used or released', async () => {
    const pool = new TaskPool(1, 1);
    const [first, second] = [pool.take('shared'), pool.take('shared')];
    expect(() => pool.take('shared')).toThrow(new RefusedException(unavailable(1)));
    second.release();
    second.release();
    const third = pool.take('shared');
    expect(pool.hasRoom('shared')).toBe(false);
    const held = new HeldTask();
    const results = [third.run(held.run), first.run(() => Promise.resolve('next'))];
    await settle();
    expect([held.hasStarted, pool.hasRoom('shared'), pool.hasRoom('reserved')]).toEqual([true, false, true]);
    held.end();
    expect(await Promise.all(results)).toEqual(['done', 'next']);
    third.release();
    expect(() => [pool.take('shared'), pool.take('shared')]).not.toThrow();
    expect(pool.hasRoom('shared')).toBe(false);
  });

  it('has all its places again after failures and refusals', async () => {
    const pool = new TaskPool(1, 1);
    const failing = [1, 2].map(() => pool.run(() => Promise.reject(new Error('no memory'))));
    for (const each of failing) await expect(each).rejects.toThrow('no memory');
    const [one, two] = tasks(2) as [HeldTask, HeldTask];
    const results = [pool.run(one.run), pool.run(two.run)];
    one.end();
    two.end();
    expect(await Promise.all(results)).toEqual(['done', 'done']);
  });

  it('keeps its bounds under any number of callers', async () => {
    const pool = new TaskPool(3, 5);
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await settle();
      running--;
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => pool.run(work)));
    expect(most).toBe(3);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
  });
});
