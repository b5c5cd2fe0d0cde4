import type { SqlValue } from '../../src/database';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('Database', (kind) => {
  const fixture = useStoreFixture(kind);

  beforeAll(async () => {
    await fixture().database.execute('CREATE TABLE tokens (id varchar(8) PRIMARY KEY, token varchar(16) NOT NULL)');
    await fixture().database.execute(`INSERT INTO tokens (id, token) VALUES ('a', '7f3a'), ('b', 'secret')`);
  });

  it.each<[string, unknown]>([
    ['an array', ['7f3a']],
    ['an object', { token: 1 }],
    ['undefined', undefined],
    ['a truth value', true],
    ['a date', new Date(0)],
    ['a big integer', 7n],
    ['a function', () => '7f3a'],
    ['no number', Number.NaN],
    ['an infinite number', Infinity],
  ])('refuses %s as a value', async (_what, value) => {
    const asked = fixture().database.query('SELECT id FROM tokens WHERE token = ?', [value as SqlValue]);
    await expect(asked).rejects.toThrow(TypeError);
    await expect(fixture().database.execute('DELETE FROM tokens WHERE token = ?', [value as SqlValue])).rejects.toThrow(
      TypeError,
    );
    expect(await fixture().database.query('SELECT id FROM tokens')).toHaveLength(2);
  });

  it('compares text exactly', async () => {
    for (const typed of [`' OR '1'='1`, '%', '_f3a', `\\`, `7f3a'--`])
      expect(await fixture().database.query('SELECT id FROM tokens WHERE token = ?', [typed])).toEqual([]);
  });

  it('returns numbers as numbers, null as null, and counts of changed rows', async () => {
    const [row] = await fixture().database.query(`SELECT 9007199254740991 AS large, NULL AS missing, 'x' AS text`);
    expect(row).toEqual({ large: Number.MAX_SAFE_INTEGER, missing: null, text: 'x' });
    expect(await fixture().database.query('SELECT ? AS missing', [null])).toEqual([{ missing: null }]);
    expect(await fixture().database.execute(`UPDATE tokens SET token = token WHERE id IN ('a', 'b', 'c')`)).toBe(2);
    expect(await fixture().database.execute(`DELETE FROM tokens WHERE id = 'c'`)).toBe(0);
  });

  it('returns its time in milliseconds, which only tests advance', async () => {
    const now = async () =>
      (await fixture().database.query<{ now: number }>(`SELECT ${fixture().database.now} AS now`))[0]?.now;
    const before = (await now()) ?? 0;
    expect(Math.abs(before - Date.now())).toBeLessThan(60_000);
    fixture().pass(3_600_000);
    const after = (await now()) ?? 0;
    expect(after - before).toBeGreaterThanOrEqual(3_600_000);
    expect(after - before).toBeLessThan(3_660_000);
  });

  it('deletes in batches, and returns the deleted ids', async () => {
    const { database } = fixture();
    await database.execute('CREATE TABLE stale (id varchar(8) PRIMARY KEY, n integer NOT NULL)');
    await inParallel(5, (n) => database.execute('INSERT INTO stale (id, n) VALUES (?, ?)', [`s${String(n)}`, n]));
    const deleted = await database.deleteSome('stale', 'id', 'n < 4', 3);
    expect(deleted).toHaveLength(3);
    expect(await database.deleteSome('stale', 'id', 'n < 4', 3)).toHaveLength(1);
    expect(await database.deleteSome('stale', 'id', 'n < 4', 3)).toEqual([]);
    expect(await database.query('SELECT id FROM stale')).toEqual([{ id: 's4' }]);
  });

  if (kind === 'mysql')
    it('truncates no long value, on any connection', async () => {
      const refused = await inParallel(12, (n) =>
        fixture()
          .unitOfWork.run(() =>
            fixture().database.execute('INSERT INTO tokens (id, token) VALUES (?, ?)', [String(n), 'x'.repeat(17)]),
          )
          .then(
            () => 'cut',
            () => 'refused',
          ),
      );
      expect(new Set(refused)).toEqual(new Set(['refused']));
    });
});
