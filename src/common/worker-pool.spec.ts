import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { eventually } from '../../test/support/eventually';
import { unavailable } from './edge-refusal';
import { RefusedException } from './outcome';
import { WorkerPool } from './worker-pool';

const FILE = join(__dirname, '../../test/doubles/echo.worker.cjs');
const UNAVAILABLE = new RefusedException(unavailable(1));

interface Echo {
  readonly threadId: number;
  readonly task: string;
}

const named = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index));

describe('WorkerPool', () => {
  const pools: WorkerPool<string, Echo>[] = [];

  const open = (size: number, maxWaiting: number): WorkerPool<string, Echo> => {
    const pool = new WorkerPool<string, Echo>(FILE, { size, maxWaiting });
    pools.push(pool);
    return pool;
  };

  afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

  it('runs tasks on so many threads, none of them the own one, and gives each caller its result', async () => {
    const pool = open(2, 100);
    const echoes = await Promise.all(named(50).map((task) => pool.run(task)));
    expect(echoes.map(({ task }) => task)).toEqual(named(50));
    const threads = new Set(echoes.map((echo) => echo.threadId));
    expect(threads.size).toBe(2);
    expect(threads).not.toContain(threadId);
  });

  it('refuses what would have to wait behind too many', async () => {
    const pool = open(1, 2);
    const outcomes = await Promise.allSettled(named(5).map((task) => pool.run(task)));
    const refused = { status: 'rejected', reason: UNAVAILABLE };
    expect(outcomes.map(({ status }) => status).slice(0, 3)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    expect(outcomes.slice(3)).toEqual([refused, refused]);
  });

  it.each([
    ['throw', 'the thread broke'],
    ['exit', 'a worker thread ended with 3'],
  ])('rejects the task at which a thread ends by %s, and runs those behind it on another', async (end, message) => {
    const pool = open(1, 10);
    const first = await pool.run('first');
    const [broken, next] = await Promise.allSettled([pool.run(end), pool.run('next')]);
    expect(broken).toEqual({ status: 'rejected', reason: expect.objectContaining({ message }) as Error });
    expect(next).toMatchObject({ status: 'fulfilled', value: { task: 'next' } });
    expect((await pool.run('last')).threadId).not.toBe(first.threadId);
  });

  /* A thread may end before its last answer is passed on, which is seen in about one of twenty. */
  it('gives no task to a thread that ended while it had none', async () => {
    const pools = named(60).map(() => open(1, 10));
    for (const pool of pools) {
      const { threadId: ended } = await pool.run('leave');
      const later = await eventually(async () => {
        const echo = await pool.run('later').catch(() => undefined);
        return echo !== undefined && echo.threadId !== ended && echo;
      });
      expect(later.task).toBe('later');
    }
  });

  it('rejects what runs when it is closed, and refuses the rest', async () => {
    const pool = open(1, 10);
    await pool.run('first');
    const outcomes = Promise.allSettled([pool.run('hang'), pool.run('waiting')]);
    await pool.close();
    expect(await outcomes).toEqual([
      { status: 'rejected', reason: new Error('a worker thread ended with 1') },
      { status: 'rejected', reason: UNAVAILABLE },
    ]);
    await expect(pool.run('later')).rejects.toEqual(UNAVAILABLE);
  });
});
