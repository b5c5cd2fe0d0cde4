import type { TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../src/common';
import { Database, identityCollation, type SqlValue } from '../../src/database';
import { databases, describeEachDatabase, openDatabase } from '../support/database-harness';
import { openOtp } from '../support/open-otp';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('SQL values', (kind) => {
  const fixture = useStoreFixture(kind);
  const ROWS = 2_000;

  beforeAll(async () => {
    const runner = fixture().process.get(DataSource).createQueryRunner();
    const collation = await identityCollation(runner);
    await runner.release();
    const collate = collation === undefined ? '' : `CHARACTER SET utf8mb4 COLLATE ${collation}`;
    await fixture().database.execute(
      `CREATE TABLE entries (id varchar(32) ${collate} PRIMARY KEY, at bigint NOT NULL, n integer NOT NULL, note text)`,
    );
    await fixture().database.execute('CREATE INDEX entries_at ON entries (at)');
    const ids = Array.from({ length: ROWS }, (_, n) => n);
    await fixture().database.execute(
      `INSERT INTO entries (id, at, n) VALUES ${ids.map(() => '(?, ?, ?)').join(', ')}`,
      ids.flatMap((n) => [`id${String(n)}`, 1_764_000_000_000 + n, n]),
    );
  });

  const query = (sql: string, ...values: SqlValue[]) => fixture().database.query<Record<string, SqlValue>>(sql, values);
  const ids = async (where: string, ...values: SqlValue[]) =>
    (await query(`SELECT id FROM entries WHERE ${where} ORDER BY at`, ...values)).map(({ id }) => id);

  it('are integers where they were integers', async () => {
    for (const n of [0, -1, 2_147_483_647, 4_294_967_296, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      await fixture().database.execute('UPDATE entries SET at = ?, note = ? WHERE id = ?', [n, 'moved', 'id7']);
      expect(
        await query('SELECT at, at + ? AS later, at > ? AS more FROM entries WHERE id = ?', 0, n - 1, 'id7'),
      ).toEqual([{ at: n, later: n, more: n > n - 1 ? 1 : 0 }]);
      expect(await ids('at = ? AND note = ?', n, 'moved')).toEqual(['id7']);
    }
    await fixture().database.execute(
      'UPDATE entries SET at = CASE WHEN n > ? THEN at ELSE ? + ? END, note = NULL WHERE id = ?',
      [100, 1_764_000_000_000, 7, 'id7'],
    );
    expect(await query('SELECT at, note FROM entries WHERE id = ?', 'id7')).toEqual([
      { at: 1_764_000_000_007, note: null },
    ]);
  });

  it('bound lists and limits of any length', async () => {
    expect(await ids('n IN (?, ?, ?)', 3, 5, 9_999)).toEqual(['id3', 'id5']);
    expect(await ids('n IN (?)', 3)).toEqual(['id3']);
    for (const count of [1, 2])
      expect(await query('SELECT n FROM entries ORDER BY n LIMIT ? OFFSET ?', count, 4)).toHaveLength(count);
  });

  it('are texts that differ in a blank, a case or an accent', async () => {
    const texts = ['mike', 'mike ', 'Mike', 'mıke', '😀'];
    for (const [n, text] of texts.entries())
      await fixture().database.execute('INSERT INTO entries (id, at, n) VALUES (?, ?, ?)', [text, n, -1]);
    for (const text of texts) expect(await ids('id = ? AND n < ?', text, 0)).toEqual([text]);
    expect(await ids('n = ?', -1)).toEqual(texts);
    await fixture().database.execute('DELETE FROM entries WHERE n = ?', [-1]);
  });

  if (kind === 'mysql') {
    it.each<[string, string, readonly SqlValue[]]>([
      ['a time', 'at <= ?', [1_764_000_000_003]],
      ['a time to come', `at <= (TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000) - ?`, [1e12]],
      ['a time that is equal', 'at = ?', [1_764_000_000_003]],
      ['a text', 'id = ?', ['id3']],
      ['texts', 'id IN (?, ?)', ['id3', 'id4']],
    ])('find rows by index: %s', async (_what, where, values) => {
      const [plan] = await query(`EXPLAIN SELECT n FROM entries WHERE ${where}`, ...values);
      expect(plan).toMatchObject({ key: where.startsWith('id') ? 'PRIMARY' : 'entries_at' });
    });

    it('are bound to statements that a connection prepares once, and closes when there are many', async () => {
      const count = async (name: string) =>
        Number((await query(`SHOW SESSION STATUS LIKE 'Com_stmt_${name}'`))[0]?.['Value']);
      const [prepared, kept] = await fixture().unitOfWork.run(async () => {
        const before = await count('prepare');
        for (let n = 0; n < 10; n++) await query('SELECT id FROM entries WHERE n = ? LIMIT 1', n);
        const once = (await count('prepare')) - before;
        for (let n = 0; n < 150; n++) await query(`SELECT ${String(n)} AS n FROM entries WHERE id = ?`, 'id1');
        return [once, (await count('prepare')) - (await count('close'))];
      });
      expect([prepared, kept]).toEqual([1, 100]);
    });
  }
});

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('SQL values behind a proxy that takes no prepared statements', () => {
  let process: TestingModule;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const opened = await openDatabase('mysql');
    if (opened.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    process = await openOtp({ ...opened, config: { ...opened.config, preparedStatements: false } });
    close = () => opened.close();
  });

  afterAll(async () => {
    await process.close();
    await close();
  });

  it('are sent as text', async () => {
    const database = process.get(Database);
    await process.get(UnitOfWork).run(async () => {
      expect(await database.query('SELECT ? AS n, ? AS text', [7, `it's`])).toEqual([{ n: 7, text: `it's` }]);
      expect(await database.query(`SHOW SESSION STATUS LIKE 'Com_stmt_prepare'`)).toMatchObject([{ Value: '0' }]);
    });
  });
});
