import { Database, isDuplicate } from '../../src/database';
import { UnitOfWork } from '../../src/common';
import { describeEachDatabase } from '../support/database-harness';
import { Barrier, deadlock, inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('UnitOfWork: conflicts', (kind) => {
  const fixture = useStoreFixture(kind);

  beforeAll(async () => {
    await fixture().database.execute('CREATE TABLE counters (id varchar(8) PRIMARY KEY, n integer NOT NULL)');
  });

  beforeEach(async () => {
    await fixture().database.execute('DELETE FROM counters');
    await fixture().database.execute(`INSERT INTO counters (id, n) VALUES ('a', 0), ('b', 0)`);
  });

  const increment = (id: string) => fixture().database.execute('UPDATE counters SET n = n + 1 WHERE id = ?', [id]);
  const counters = async () =>
    (await fixture().database.query<{ n: number }>('SELECT n FROM counters ORDER BY id')).map(({ n }) => n);

  it('runs again after a rollback', async () => {
    let runs = 0;
    await fixture().unitOfWork.run(async () => {
      await increment('a');
      if (++runs < 3) throw deadlock();
    });
    expect(runs).toBe(3);
    expect(await counters()).toEqual([1, 0]);
  });

  it('runs again at most three times', async () => {
    let runs = 0;
    const hopeless = fixture().unitOfWork.run(async () => {
      runs++;
      await increment('a');
      throw deadlock();
    });
    await expect(hopeless).rejects.toThrow('a deadlock');
    expect(runs).toBe(4);
    expect(await counters()).toEqual([0, 0]);
  });

  it('repeats the outermost unit only', async () => {
    let [outer, inner] = [0, 0];
    await fixture().unitOfWork.run(async () => {
      outer++;
      await fixture().unitOfWork.run(() => (++inner === 1 ? Promise.reject(deadlock()) : increment('a')));
    });
    expect([outer, inner]).toEqual([2, 2]);
  });

  it('discards the effects of a rolled back run', async () => {
    const effects: number[] = [];
    let runs = 0;
    await fixture().unitOfWork.run(() => {
      const run = ++runs;
      fixture().unitOfWork.afterCommit(() => effects.push(run));
      return run === 1 ? Promise.reject(deadlock()) : Promise.resolve();
    });
    expect(effects).toEqual([2]);
  });

  it('does not repeat other failures', async () => {
    let runs = 0;
    const failing = fixture().unitOfWork.run(() => {
      runs++;
      return fixture().database.execute(`INSERT INTO counters (id, n) VALUES ('a', 1)`);
    });
    const error: unknown = await failing.catch((reason: unknown) => reason);
    expect(runs).toBe(1);
    expect(isDuplicate(error)).toBe(true);
    expect(
      isDuplicate(
        await fixture()
          .database.query('SELECT nothing FROM nowhere')
          .catch((reason: unknown) => reason),
      ),
    ).toBe(false);
  });

  it('loses none of 20 parallel updates of a row', async () => {
    await inParallel(20, () =>
      fixture().unitOfWork.run(async () => {
        await increment('a');
        await increment('a');
      }),
    );
    expect(await counters()).toEqual([40, 0]);
  });
});

describeEachDatabase('UnitOfWork: deadlocks', (kind) => {
  const fixture = useStoreFixture(kind);

  beforeAll(async () => {
    await fixture().database.execute('CREATE TABLE counters (id varchar(8) PRIMARY KEY, n integer NOT NULL)');
    await fixture().database.execute(`INSERT INTO counters (id, n) VALUES ('a', 0), ('b', 0)`);
  });

  const counters = async () =>
    (await fixture().database.query<{ n: number }>('SELECT n FROM counters ORDER BY id')).map(({ n }) => n);

  it('commits both units in the end', async () => {
    const both = new Barrier(2);
    const held = new Set<string>();
    const lockBoth = (first: string, second: string) =>
      fixture().unitOfWork.run(async () => {
        await fixture().database.execute('UPDATE counters SET n = n + 1 WHERE id = ?', [first]);
        if (kind === 'mysql' && !held.has(first)) await both.arrive();
        held.add(first);
        await fixture().database.execute('UPDATE counters SET n = n + 1 WHERE id = ?', [second]);
      });
    await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')]);
    expect(await counters()).toEqual([2, 2]);
  });

  it('reads what another process committed', async () => {
    const other = await fixture().startProcess();
    const [before] = await counters();
    for (const process of [fixture().process, other, fixture().process, other])
      await process.get(UnitOfWork).run(async () => {
        const database = process.get(Database);
        const [row] = await database.query<{ n: number }>(`SELECT n FROM counters WHERE id = 'a'`);
        await database.execute(`UPDATE counters SET n = ? WHERE id = 'a'`, [(row?.n ?? 0) + 1]);
      });
    expect(await counters()).toEqual([(before ?? 0) + 4, 2]);
  });
});
