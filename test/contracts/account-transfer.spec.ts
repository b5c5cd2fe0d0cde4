import { CreateAccount, ExportAccounts, ImportAccounts, type NumberedRecord } from '../../src/auth';
import { useAuthFixture } from '../support/auth-fixture';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';

type Command = Parameters<ImportAccounts['execute']>[0];
type Fields = NumberedRecord['record'];

/** MD5 of `password`, and the same as Discuz! salts it with `a1b2c3`. */
const MD5 = '{md5}5f4dcc3b5aa765d61d8327deb882cf99';

describeEachDatabase('ImportAccounts and ExportAccounts', (kind) => {
  const fixture = useAuthFixture(kind);
  let apps = 0;
  let app: string;
  beforeEach(() => {
    app = `app${String(apps++)}`;
  });

  const importRecords = (records: readonly Fields[], change: Partial<Command> = {}) =>
    fixture()
      .the(ImportAccounts)
      .execute({
        app,
        records: records.map((record, index) => ({ line: index + 1, record })),
        rules: { verified: new Set(['phone']), hasPlainPasswords: false },
        onConflict: 'skip',
        isDryRun: false,
        ...change,
      });
  const exported = async (of = app) => {
    const all = [];
    for await (const page of fixture().the(ExportAccounts).execute({ app: of })) all.push(...page);
    return all;
  };
  const versionOf = async (name: string) => {
    const [row] = await fixture().query<{ version: number }>(
      'SELECT credential_version AS version FROM auth_accounts WHERE app = ? AND username_key = ?',
      [app, name],
    );
    return row?.version;
  };

  it('adds accounts that sign in with the passwords of the other software, and recover', async () => {
    const result = await importRecords([{ username: 'Ada', phone: '13700137001', password: MD5, id: '77001' }]);
    expect(result).toEqual({ added: 1, updated: 0, unchanged: 0, withoutVerifiedAddress: 0, rejected: [] });
    const [account] = await exported();
    expect(account).toMatchObject({ id: 77001, username: 'Ada', phone: '+8613700137001', phone_verified: true });
    expect(await fixture().send({ username: 'ada' }, fixture().context({ app }))).toMatchObject({ ok: true });
  });

  it('exports what it imports again without a change', async () => {
    const records: Fields[] = [
      { username: 'Ada', phone: '13700137002', email: 'ada@example.com', email_verified: '1', password: MD5 },
      { phone: '13700137003', locale: 'en', password: MD5 },
      { email: 'nameless@example.com', password: MD5 },
    ];
    expect(await importRecords(records)).toMatchObject({ added: 3, withoutVerifiedAddress: 1 });
    const before = await exported();
    const again = before.map((account) =>
      Object.fromEntries(
        Object.entries(account).flatMap(([field, value]) => (value === null ? [] : [[field, String(value)]])),
      ),
    );
    expect(await importRecords(again)).toMatchObject({ added: 0, updated: 0, unchanged: 3, rejected: [] });
    expect(await exported()).toEqual(before);
  });

  it('rejects records with their lines, and imports the others', async () => {
    const result = await importRecords([
      { username: 'a b', password: MD5 },
      { username: 'fine', password: MD5 },
      { username: 'FINE', password: MD5 },
      { username: 'unknown format', password: 'secret' },
    ]);
    expect(result).toMatchObject({ added: 1 });
    expect(result.rejected.map(({ line, field }) => [line, field])).toEqual([
      [1, 'username'],
      [3, 'username'],
      [4, 'username'],
    ]);
    expect(JSON.stringify(result.rejected)).not.toContain('secret');
  });

  it('leaves an account that differs, or replaces it and ends its sessions', async () => {
    await importRecords([{ username: 'Ada', phone: '13700137004', password: MD5 }]);
    const changed = [{ username: 'ada', phone: '13700137005', password: `${MD5.slice(0, -1)}8` }];
    expect(await importRecords(changed)).toMatchObject({
      added: 0,
      rejected: [{ line: 1, field: 'username', reason: 'has an account that differs' }],
    });
    expect(await versionOf('ada')).toBe(1);
    expect(await importRecords(changed, { onConflict: 'update' })).toMatchObject({ updated: 1, rejected: [] });
    expect(await versionOf('ada')).toBe(2);
    expect(await exported()).toMatchObject([{ phone: '+8613700137005' }]);
  });

  it('moves locks with their accounts, and changes none that a record does not tell', async () => {
    const ada = { username: 'Ada', phone: '13700137006', password: MD5 };
    await importRecords([{ ...ada, locked: 'true' }]);
    expect(await exported()).toMatchObject([{ locked: true }]);
    expect(await fixture().send({ username: 'ada' }, fixture().context({ app }))).toMatchObject({ ok: false });
    expect(await importRecords([ada])).toMatchObject({ unchanged: 1 });
    expect(await importRecords([{ ...ada, locked: 'false' }])).toMatchObject({ rejected: [{ line: 1 }] });
    const other = { ...ada, phone: '13700137007' };
    await importRecords([other], { onConflict: 'update' });
    expect(await exported()).toMatchObject([{ locked: true, phone: '+8613700137007' }]);
    await importRecords([{ ...other, locked: 'false' }], { onConflict: 'update' });
    expect(await exported()).toMatchObject([{ locked: false }]);
    expect(await fixture().send({ username: 'ada' }, fixture().context({ app }))).toMatchObject({ ok: true });
  });

  it('takes no number of an account of another client application, and mixes no two accounts', async () => {
    await importRecords([{ username: 'first', password: MD5, id: '88001' }]);
    await importRecords([{ username: 'second', password: MD5, id: '88002' }]);
    expect(
      await importRecords([{ username: 'first', password: MD5, id: '88002' }], { onConflict: 'update' }),
    ).toMatchObject({
      rejected: [{ field: 'id', reason: 'and the other fields belong to different accounts' }],
    });
    const other = { app: `${app}other`, onConflict: 'update' } as const;
    expect(await importRecords([{ username: 'third', password: MD5, id: '88001' }], other)).toMatchObject({
      rejected: [{ field: 'id', reason: 'belongs to an account of another client application' }],
    });
  });

  it('writes nothing in a dry run', async () => {
    expect(await importRecords([{ username: 'Ada', password: MD5 }], { isDryRun: true })).toMatchObject({ added: 1 });
    expect(await exported()).toEqual([]);
  });

  it('hashes plain passwords, once', async () => {
    const records = [{ username: 'Ada', plain_password: 'an open password' }];
    const rules = { verified: new Set<'phone'>(), hasPlainPasswords: true };
    expect(await importRecords(records, { rules })).toMatchObject({ added: 1, withoutVerifiedAddress: 1 });
    expect(await importRecords(records, { rules })).toMatchObject({ unchanged: 1 });
    expect(await fixture().signIn('Ada', 'an open password', fixture().context({ app }))).toMatchObject({ ok: true });
  });

  it('adds each account once when it runs seven times at once, beside another account of the same name', async () => {
    const records = Array.from({ length: 50 }, (_, index) => ({ username: `p${String(index)}`, password: MD5 }));
    const [results] = await Promise.all([
      inParallel(7, () => importRecords(records)),
      fixture().the(CreateAccount).execute({ app, username: 'p25', password: 'a password for them' }),
    ]);
    const total = results.reduce((sum, { added }) => sum + added, 0);
    expect([49, 50]).toContain(total);
    expect(await exported()).toHaveLength(50);
  });
});
