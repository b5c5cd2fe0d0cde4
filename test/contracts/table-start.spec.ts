import { InspectOwnerTables } from '../../src/auth';
import { describeEachDatabase } from '../support/database-harness';
import { OwnerFixture } from '../support/owner-fixture';
import { OWNER_STYLES, type OwnerStyle } from '../support/owner-tables';

const { discuz, laravel, thinkphp } = OWNER_STYLES;

/** Style with another entry or other columns. */
const changed = (style: OwnerStyle, source: object, create: (sql: string) => string = (sql) => sql): OwnerStyle => ({
  ...style,
  create: { mysql: create(style.create.mysql), sqlite: create(style.create.sqlite) },
  source: { ...style.source, ...source },
});

describeEachDatabase('a start with accounts in a table', (kind) => {
  const start = async (style: OwnerStyle, rows: string[] = []) => {
    const fixture = await OwnerFixture.open(kind, style, rows);
    await fixture.close();
  };

  it.each(Object.values(OWNER_STYLES).map((style) => [style.name, style] as const))(
    'succeeds for %s',
    async (_name, style) => {
      await expect(start(style)).resolves.toBeUndefined();
    },
  );

  it.each([
    ['a table that is not there', changed(discuz, { table: 'members' }), ['/default/table: members is no table']],
    [
      'columns that are not there, all at once',
      changed(discuz, { columns: { ...discuz.source.columns, salt: 'sault' }, only: { state: 1 } }),
      [
        '/default/columns/salt: uc_members has no column sault: did you mean salt?',
        '/default/only: uc_members has no column state',
      ],
    ],
    [
      'a text that tells whether an address is verified',
      changed(discuz, { email: { verified: 'secques' } }),
      ['/default/email/verified: is a column of texts'],
    ],
    [
      'a constant that is no number',
      changed(thinkphp, { only: { status: 'active' } }),
      ['/default/only: status cannot be "active"'],
    ],
    [
      'a time in a column of numbers',
      changed(discuz, { register: { set: { regip: 'ip', regdate: 'now' } } }),
      ['/default/register/set: regdate cannot be "now"'],
    ],
    [
      'columns without a default that no registration covers',
      changed(laravel, { register: {} }, (sql) =>
        sql
          .replace('remember_token varchar(100) DEFAULT NULL', 'remember_token varchar(100) NOT NULL')
          .replace('remember_token TEXT', 'remember_token TEXT NOT NULL'),
      ),
      ['/default/register/set: has no value for remember_token'],
    ],
  ])('is refused for %s', async (_what, style, expected) => {
    await expect(start(style)).rejects.toMatchObject({
      issues: expected.map((rule) => ({ variable: 'ACCOUNTS_FILE', rule: expect.stringContaining(rule) as string })),
    });
  });

  it('is refused for ids beyond 32 bits', async () => {
    const insert = `INSERT INTO users (id, name, email, password) VALUES (2147483648, 'a', 'a@example.com', 'x')`;
    await expect(start(laravel, [insert])).rejects.toThrow('has ids beyond 2147483647');
  });

  it('is refused for a look-up without an index in a large table, unless scans are allowed', async () => {
    const unindexed = changed(laravel, {}, (sql) => sql.replace(', KEY users_phone (phone)', ''));
    const digits = '(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)';
    const numbers = Array.from({ length: 8 }, (_, n) => `${digits} t${String(n)}`).join(', ');
    const fill = `INSERT INTO users (name, email, password)
      SELECT 'a', ${kind === 'mysql' ? 'UUID()' : 'hex(randomblob(16))'}, 'x' FROM ${numbers} LIMIT 100001`;
    await expect(start(unindexed, [fill])).rejects.toThrow('CREATE INDEX `regain_phone` ON `users` (`phone`)');
    await expect(start(changed(unindexed, { allowScan: true }), [fill])).resolves.toBeUndefined();
  });

  if (kind === 'mysql')
    it('is refused for a column that is too short for new passwords', async () => {
      const short = changed(discuz, { password: { reads: ['discuz'], writes: 'argon2id' } });
      await expect(start(short)).rejects.toThrow(
        /password is too short for argon2id: ALTER TABLE `uc_members` MODIFY `password` varchar\(255\)/,
      );
    });
});

describeEachDatabase('the report about the table of an owner', (kind) => {
  it('counts formats, addresses, ids and names', async () => {
    const source = { ...laravel.source, password: { reads: ['bcrypt', 'md5'], writes: 'bcrypt' } };
    const unindexed = changed(laravel, source, (sql) => sql.replace(', KEY users_phone (phone)', ''));
    const rows = [
      ['ada', 'ada@example.com', '+8613800138000', 'f'.repeat(32)],
      ['ADA', 'b@example.com', null, `$2y$10$${'a'.repeat(53)}`],
      ['eve', 'none', null, null],
    ] as const;
    const inserts = rows.map(([name, email, phone, password]) => {
      const texts = [name, email, phone, password ?? ''].map((text) => (text === null ? 'NULL' : `'${text}'`));
      return `INSERT INTO users (name, email, phone, password, email_verified_at) VALUES (${texts.join(', ')}, '2026-01-01')`;
    });
    const fixture = await OwnerFixture.open(kind, unindexed, inserts);
    const [report] = await fixture.the(InspectOwnerTables).execute();
    await fixture.close();
    expect(report).toMatchObject({
      ...{ app: 'default', table: 'users', accounts: 3, unusableIds: 0, withoutPhone: 3, withoutEmail: 1 },
      ambiguousNames: 1,
    });
    expect([...(report?.formats ?? [])].sort((a, b) => a.format.localeCompare(b.format))).toEqual([
      { format: 'bcrypt', isStrong: true, count: 1 },
      { format: 'md5', isStrong: false, count: 1 },
      { format: 'unreadable', isStrong: false, count: 1 },
    ]);
    const statement = 'CREATE INDEX `regain_phone` ON `users` (`phone`)';
    expect(report?.unindexed).toContainEqual({ column: 'phone', statement });
  });
});
