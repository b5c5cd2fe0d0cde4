import type { Database } from '../../src/database';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('INSERT … RETURNING', (kind) => {
  const fixture = useStoreFixture(kind);

  beforeAll(async () => {
    await fixture().database.execute('CREATE TABLE counters (id varchar(8) PRIMARY KEY, n integer NOT NULL)');
  });

  const count = (id: string) => {
    const onConflict = fixture().database.dialect.onConflict('id', 'n = counters.n + 1');
    return fixture().database.query(`INSERT INTO counters (id, n) VALUES (?, 1) ${onConflict} RETURNING n`, [id]);
  };
  const ignore = (id: string) =>
    fixture().database.query(`${fixture().database.dialect.insertIgnore} counters (id, n) VALUES (?, 9) RETURNING n`, [
      id,
    ]);

  it('returns the row as it stands, where the dialect says so', async () => {
    if (!fixture().database.dialect.canReturnRows) {
      await expect(count('a')).rejects.toThrow();
      return;
    }
    expect(await count('a')).toEqual([{ n: 1 }]);
    expect(await count('a')).toEqual([{ n: 2 }]);
    expect(await fixture().unitOfWork.run(() => count('a'))).toEqual([{ n: 3 }]);
    expect(await ignore('a')).toEqual([]);
    expect(await ignore('b')).toEqual([{ n: 9 }]);
    expect(await fixture().database.query('SELECT n FROM counters ORDER BY id')).toEqual([{ n: 3 }, { n: 9 }]);
  });

  /* MySQL returns no rows: there the second statement reads them, under the lock of the first. */
  it.each([true, false])(
    'reads the rows that it has locked, of which no other is lost: returned %s',
    async (isReturned) => {
      const { database, unitOfWork } = fixture();
      const canReturnRows = isReturned && database.dialect.canReturnRows;
      const dialect = { ...database.dialect, canReturnRows };
      const one = Object.assign(Object.create(database) as Database, { dialect });
      const ids = [`x ${String(isReturned)}`, `y ${String(isReturned)}`];
      const insert = `INSERT INTO counters (id, n) VALUES (?, 0), (?, 0) ${dialect.onConflict('id', 'id = new(id)')}`;
      const lock = () =>
        one.insertAndRead<{ id: string; next: number }>(
          { sql: insert, values: ids },
          { sql: 'id, n + ? AS next', values: [1] },
          { table: 'counters', ids },
        );
      await inParallel(20, () =>
        unitOfWork.run(async () => {
          for (const { id, next } of await lock())
            await one.execute('UPDATE counters SET n = ? WHERE id = ?', [next, id]);
        }),
      );
      const rows = await unitOfWork.run(lock);
      expect(rows.map(({ id, next }) => [id, next]).sort()).toEqual(ids.map((id) => [id, 21]));
    },
  );
});
