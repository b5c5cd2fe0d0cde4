import { createHash } from 'node:crypto';
import { InspectOwnerTables, RegisterWithCode, SendRegistrationCode } from '../../src/auth';
import type { Account } from '../../src/auth/accounts/account';
import { AccountDirectories } from '../../src/auth/accounts/account-directories';
import type { RemoteAccountDirectory } from '../../src/auth/accounts/remote-account.directory';
import { GivenUpWrites } from '../../src/auth/remote-writes/given-up-writes';
import type { TestAccount } from '../support/accounts';
import { AuthFixture, reason } from '../support/auth-fixture';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { accountsFile, OWNER_STYLES, runSql } from '../support/owner-tables';
import { outcomeOf } from '../support/service-fixture';

const { discuz } = OWNER_STYLES;
const PASSWORD = 'the password of Ada';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const discuzHash = (password: string, salt: string): string => md5(md5(password) + salt);

/** Row of the owner's table. */
interface Member {
  readonly uid: number;
  readonly username: string;
  readonly password: string;
  readonly salt: string;
  readonly regip: string;
}

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);
const KINDS = ['sqlite', 'mysql'] as const;

(isReachable ? describe : describe.skip).each(KINDS)('accounts in a table on another server, regain on %s', (kind) => {
  let elsewhere: OpenDatabase;
  let auth: AuthFixture;
  let people = 0;

  const entry = (url: string) => ({ ...discuz.source, database: url });
  const sql = (...statements: Parameters<typeof runSql>[1][]) => runSql(elsewhere.config, ...statements);
  const member = async (username: string): Promise<Member | undefined> => {
    const rows = await sql(['SELECT * FROM uc_members WHERE username = ?', [username]]);
    return rows[0] as Member | undefined;
  };
  const newPerson = async (): Promise<TestAccount> => {
    const n = ++people;
    const [username, phone] = [`Ada${String(n)}`, `1390000${String(1000 + n)}`];
    const row = discuz.row({
      username,
      phone,
      email: `${username}@example.com`,
      stored: `${discuzHash(PASSWORD, 'a1b2c3')}:a1b2c3`,
    });
    const marks = Object.keys(row).map(() => '?');
    await sql([
      `INSERT INTO uc_members (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`,
      Object.values(row),
    ]);
    const id = String((await member(username))?.uid);
    return { id, username, phone: `+86${phone}`, email: `${username}@example.com`, password: PASSWORD };
  };
  const proved = async () => {
    const account = await newPerson();
    return { account, ticket: await auth.ticketFor(account) };
  };
  const directory = (): RemoteAccountDirectory => {
    const remote = auth.the(AccountDirectories).remote('default');
    if (!remote) throw new Error('the accounts are not elsewhere');
    return remote;
  };
  const found = async ({ id }: TestAccount): Promise<Account> => {
    const account = await directory().findById('default', id);
    if (!account) throw new Error('there is no such account');
    return account;
  };
  const writes = () => auth.query('SELECT * FROM auth_remote_writes');

  beforeAll(async () => {
    elsewhere = await openDatabase('mysql');
    await sql(discuz.create.mysql);
    const { config } = elsewhere;
    if (config.kind === 'sqlite') throw new Error('not a server');
    auth = await AuthFixture.openWithHashes(kind, { ACCOUNTS_FILE: accountsFile(entry(config.url)) });
  });

  afterAll(async () => {
    await auth.close();
    await elsewhere.close();
  });

  it('sign in with what the owner has stored, and no other password', async () => {
    const { username } = await newPerson();
    expect(await outcomeOf(auth.signIn(username, PASSWORD))).toBe('done');
    expect(await outcomeOf(auth.signIn(username, `${PASSWORD}!`))).toBe('credentials-wrong');
    expect(await outcomeOf(auth.signIn('Nobody', PASSWORD))).toBe('credentials-wrong');
  });

  it('show nothing of a stored password to the rest of regain', async () => {
    const account = await found(await newPerson());
    expect(account.passwordHash).toBe(String(account.credentialVersion));
  });

  it('get a new password once, in the format of the owner, with a new salt', async () => {
    const { account, ticket } = await proved();
    expect(await outcomeOf(auth.reset(account.username, ticket, 'a new password'))).toBe('done');
    const { password, salt } = (await member(account.username)) ?? fail();
    expect(salt).not.toBe('a1b2c3');
    expect(password).toBe(discuzHash('a new password', salt));
    expect(await outcomeOf(auth.reset(account.username, ticket, 'another password'))).toBe('ticket-expired');
    expect(await outcomeOf(auth.signIn(account.username, PASSWORD))).toBe('credentials-wrong');
    expect(await outcomeOf(auth.signIn(account.username, 'a new password'))).toBe('done');
    expect(await writes()).toEqual([]);
  });

  it('have one winner of parallel resets, also by different tickets', async () => {
    const { account, ticket } = await proved();
    const tickets = [ticket, await auth.ticketFor(account)];
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        outcomeOf(auth.reset(account.username, tickets[n % 2] ?? '', `a new password ${String(n)}`)),
      ),
    );
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
    const { password, salt } = (await member(account.username)) ?? fail();
    const winner = outcomes.indexOf('done');
    expect(password).toBe(discuzHash(`a new password ${String(winner)}`, salt));
  });

  it('lose their tickets and sessions when the owner changes a password', async () => {
    const { account, ticket } = await proved();
    await sql([
      'UPDATE uc_members SET password = ? WHERE username = ?',
      [discuzHash('changed', 'a1b2c3'), account.username],
    ]);
    expect(await outcomeOf(auth.reset(account.username, ticket, 'a new password'))).toBe('ticket-expired');
    expect(await outcomeOf(auth.signIn(account.username, 'changed'))).toBe('done');
  });

  it('write the same for a call that is repeated, and nothing for a later one', async () => {
    const account = await found(await newPerson());
    const set = (key: string, password = 'a new password') =>
      directory().setPassword(account, password, key, '192.0.2.1');
    expect(await set('key-one')).toBe('changed');
    const written = await member(account.username ?? '');
    expect(await set('key-one')).toBe('changed');
    expect(await set('key-two')).toBe('stale');
    expect(await set('key-one', 'another password')).toBe('stale');
    expect(await member(account.username ?? '')).toEqual(written);
  });

  it('are unavailable while their server fails, and the same request succeeds afterwards', async () => {
    const { account, ticket } = await proved();
    await sql('RENAME TABLE uc_members TO away');
    expect(await outcomeOf(auth.signIn(account.username, PASSWORD))).toBe('unavailable');
    expect(await outcomeOf(auth.reset(account.username, ticket, 'a new password'))).toBe('unavailable');
    await auth.the(GivenUpWrites).endAll();
    await sql('RENAME TABLE away TO uc_members');
    expect(await outcomeOf(auth.reset(account.username, ticket, 'a new password'))).toBe('done');
  });

  it('register as new rows, once, under a name that is free', async () => {
    const [username, number] = ['Grace', '13700001001'];
    const context = () => auth.context();
    const sent = await auth.the(SendRegistrationCode).execute({
      ...{ context: context(), target: { number }, captcha: 'passed', locale: 'en' },
    });
    expect(reason(sent)).toBe('done');
    const code = auth.messages.codeTo(`+86${number}`);
    const register = (name: string, ip = '192.0.2.7') =>
      outcomeOf(
        auth.the(RegisterWithCode).execute({
          ...{ context: auth.context({ ip }), username: name, target: { number }, code, password: 'a first password' },
          ...{ policy: 'core', locale: 'en' },
        }),
      );
    expect(await register('Ada1')).toBe('account-exists');
    expect(await register(username)).toBe('done');
    expect(await register(`${username}b`)).toBe('account-exists');
    expect(await member(username)).toMatchObject({ regip: '192.0.2.7' });
    expect(await outcomeOf(auth.signIn(username, 'a first password'))).toBe('done');
  });

  it('are added once by a call that is repeated', async () => {
    const newcomer = {
      app: 'default',
      username: 'Lin',
      phone: '+8613700001002',
      email: undefined,
      locale: 'en',
    } as const;
    const create = (key: string, username: string = newcomer.username) =>
      directory().create({ ...newcomer, username }, 'a first password', key, '192.0.2.1');
    const first = await create('key-one');
    expect(first).toMatchObject({ created: { username: 'Lin', phone: '+8613700001002' } });
    expect(await create('key-one')).toEqual(first);
    expect(await create('key-two')).toBe('taken');
    expect(await create('key-one', 'Linb')).toBe('taken');
  });

  it('are inspected by the doctor', async () => {
    const [report] = await auth.the(InspectOwnerTables).execute();
    expect(report).toMatchObject({ app: 'default', table: 'uc_members', unusableIds: 0 });
    expect(report?.accounts).toBe(Number((await sql('SELECT COUNT(*) AS n FROM uc_members'))[0]?.['n']));
  });

  it('keep a process from its start where their database does not let it in', async () => {
    const { config } = elsewhere;
    if (config.kind === 'sqlite') throw new Error('not a server');
    const url = config.url.replace(/\/[^/]+$/, '/no_such_database');
    const start = AuthFixture.openWithHashes(kind, { ACCOUNTS_FILE: accountsFile(entry(url)) });
    await expect(start).rejects.toThrow(/\/default\/database: The database at .* has no such database/);
  });
});

const fail = (): never => {
  throw new Error('there is no such row');
};
