import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { SessionStore } from '../../src/auth/sessions/session.store';
import { Random } from '../../src/common';
import { anAccount } from '../builders/an-account';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;
const DAY_SECONDS = 86_400;

/** 30 days without a use, 90 in all. */
const LIFETIME = { idleSeconds: 30 * DAY_SECONDS, maxSeconds: 90 * DAY_SECONDS };

describeEachDatabase('SessionStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: SessionStore;
  let accounts: TypeormAccountDirectory;
  let next = 0;

  beforeAll(() => {
    store = new SessionStore(fixture().database);
    accounts = new TypeormAccountDirectory(fixture().database, fixture().process.get(Random));
  });

  /** Opens a session of a new account. */
  const open = async (digest: string) => {
    const added = await accounts.add(anAccount({ username: `person${String(next++)}` }));
    const session = { app: 'default', accountId: added?.id ?? '', credentialVersion: 1 };
    await store.open(digest, session, LIFETIME);
    return session;
  };

  const changePassword = async (accountId: string) => {
    const account = await accounts.findById('default', accountId);
    return account !== undefined && accounts.changePassword(account, 'another hash');
  };
  const find = (digest: string) => store.use(digest, LIFETIME);
  const timesOf = async (digest: string) => {
    const [row] = await fixture().database.query<{ used: number; expires: number; ends: number }>(
      'SELECT used_at AS used, expires_at AS expires, ends_at AS ends FROM auth_sessions WHERE digest = ?',
      [digest],
    );
    if (row === undefined) throw new Error('there is no such session');
    return row;
  };

  it('finds a session by its token only', async () => {
    const session = await open('mine');
    const { used, expires } = await timesOf('mine');
    expect(await find('mine')).toEqual({ ...session, createdAt: used, usedAt: used, expiresAt: expires });
    expect(await find('MINE')).toBeUndefined();
    expect(await find('')).toBeUndefined();
  });

  it('ends all sessions of an account with a change of its credentials, and no other', async () => {
    const session = await open('first device');
    await store.open('second device', session, LIFETIME);
    await open('a stranger');
    expect(await changePassword(session.accountId)).toBe(true);
    expect(await find('first device')).toBeUndefined();
    expect(await find('second device')).toBeUndefined();
    expect(await find('a stranger')).toBeDefined();
    await store.open('after the change', { ...session, credentialVersion: 2 }, LIFETIME);
    expect(await find('after the change')).toBeDefined();
  });

  it('opens none for credentials that have changed meanwhile', async () => {
    const { accountId, app } = await open('before');
    await changePassword(accountId);
    await store.open('too late', { app, accountId, credentialVersion: 1 }, LIFETIME);
    expect(await find('too late')).toBeUndefined();
  });

  it('ends a session that is not used for 30 days, and purges it', async () => {
    await open('idle');
    fixture().pass(30 * DAY_MS - 60 * SECOND_MS);
    expect(await find('idle')).toBeDefined();
    fixture().pass(30 * DAY_MS + 60 * SECOND_MS);
    expect(await find('idle')).toBeUndefined();
    while ((await store.purge(100)) > 0);
    await expect(timesOf('idle')).rejects.toThrow('no such session');
  });

  it('ends a session 90 days after the sign-in, however much it is used', async () => {
    await open('busy');
    for (let day = 0; day < 89; day++) {
      fixture().pass(DAY_MS);
      expect(await find('busy')).toBeDefined();
    }
    fixture().pass(DAY_MS);
    expect(await find('busy')).toBeUndefined();
  });

  it('records a use once an hour', async () => {
    await open('recorded');
    const opened = await timesOf('recorded');
    fixture().pass(HOUR_MS - 60 * SECOND_MS);
    await find('recorded');
    expect(await timesOf('recorded')).toEqual(opened);
    fixture().pass(120 * SECOND_MS);
    const found = await Promise.all([find('recorded'), find('recorded'), find('recorded')]);
    const used = await timesOf('recorded');
    const told = { usedAt: used.used, expiresAt: used.expires };
    expect(found).toEqual(found.map(() => expect.objectContaining(told) as object));
    expect(used.used).toBeGreaterThanOrEqual(opened.used + HOUR_MS);
    expect(used).toMatchObject({ expires: used.used + 30 * DAY_MS, ends: opened.ends });
  });

  it('ends a session of an older version as that meant, and lists it', async () => {
    const { accountId } = await open('newer');
    const { database } = fixture();
    await database.execute(
      `INSERT INTO auth_sessions (digest, app, account_id, credential_version, expires_at)
       VALUES ('older', 'default', ?, 1, ${database.now} + ${String(2 * DAY_MS)})`,
      [accountId],
    );
    fixture().pass(DAY_MS);
    expect(await find('older')).toBeDefined();
    expect(await store.list({ app: 'default', accountId, credentialVersion: 1 })).toMatchObject([
      { createdAt: expect.any(Number) as number },
      { createdAt: null },
    ]);
    fixture().pass(DAY_MS + SECOND_MS);
    expect(await find('older')).toBeUndefined();
  });

  it('ends one session, for one of several callers, and not for another client application', async () => {
    const session = await open('out');
    await store.open('stays', session, LIFETIME);
    expect(await store.end('other app', 'out')).toBe(false);
    const ended = await Promise.all([1, 2, 3, 4].map(() => store.end('default', 'out')));
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect(await find('out')).toBeUndefined();
    expect(await find('stays')).toBeDefined();
  });

  it('ends all sessions of an account, and no other', async () => {
    const session = await open('phone');
    await store.open('laptop', session, LIFETIME);
    await open('of another account');
    expect(await store.list(session)).toHaveLength(2);
    const counts = await Promise.all([
      store.endAll('default', session.accountId),
      store.endAll('default', session.accountId),
    ]);
    expect(counts[0] + counts[1]).toBe(2);
    expect(await store.list(session)).toEqual([]);
    expect(await find('phone')).toBeUndefined();
    expect(await find('of another account')).toBeDefined();
  });

  it('does not bring back a session that is ended while it is used', async () => {
    for (let round = 0; round < 20; round++) {
      const digest = `raced ${String(round)}`;
      const session = await open(digest);
      fixture().pass(2 * HOUR_MS);
      await Promise.all([find(digest), store.endAll('default', session.accountId), find(digest)]);
      expect(await find(digest)).toBeUndefined();
    }
  });

  it('lists no session of former credentials', async () => {
    const { accountId } = await open('former');
    await changePassword(accountId);
    expect(await store.list({ app: 'default', accountId, credentialVersion: 2 })).toEqual([]);
  });
});
