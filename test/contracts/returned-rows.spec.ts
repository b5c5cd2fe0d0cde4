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
});
