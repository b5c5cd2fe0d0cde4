import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { SessionStore } from '../../src/auth/sessions/session.store';
import { Random } from '../../src/common';
import { anAccount } from '../builders/an-account';
import { describeEachDatabase } from '../support/database-harness';
import { StoreBench } from '../support/store-bench';

const SECOND_MS = 1_000;

describeEachDatabase('the store of sessions', (kind) => {
  let bench: StoreBench;
  let store: SessionStore;
  let accounts: TypeormAccountDirectory;
  let people = 0;

  beforeAll(async () => {
    bench = await StoreBench.open(kind);
    store = new SessionStore(bench.database);
    accounts = new TypeormAccountDirectory(bench.database, bench.process.get(Random));
  });

  afterAll(() => bench.close());

  /** A session of somebody new. */
  const open = async (digest: string) => {
    const added = await accounts.add(anAccount({ username: `person${String(people++)}` }));
    const session = { app: 'default', accountId: added?.id ?? '', credentialVersion: 1 };
    await store.open(digest, session, 60);
    return session;
  };

  it('finds the session of a token, and none of another', async () => {
    const session = await open('mine');
    expect(await store.find('mine')).toEqual(session);
    expect(await store.find('MINE')).toBeUndefined();
    expect(await store.find('')).toBeUndefined();
  });

  it('ends every session of an account with a change of its credentials, and no other', async () => {
    const session = await open('first device');
    await store.open('second device', session, 60);
    await open('a stranger');
    expect(await accounts.changePassword(session.accountId, 1, 'another hash')).toBe(true);
    expect(await store.find('first device')).toBeUndefined();
    expect(await store.find('second device')).toBeUndefined();
    expect(await store.find('a stranger')).toBeDefined();
    await store.open('after the change', { ...session, credentialVersion: 2 }, 60);
    expect(await store.find('after the change')).toBeDefined();
  });

  it('opens none for credentials that have changed meanwhile', async () => {
    const { accountId, app } = await open('before');
    await accounts.changePassword(accountId, 1, 'another hash');
    await store.open('too late', { app, accountId, credentialVersion: 1 }, 60);
    expect(await store.find('too late')).toBeUndefined();
  });

  it('ends a session after its time, and forgets it', async () => {
    await open('short');
    bench.pass(59 * SECOND_MS);
    expect(await store.find('short')).toBeDefined();
    bench.pass(2 * SECOND_MS);
    expect(await store.find('short')).toBeUndefined();
    while ((await store.purge(100)) > 0);
    expect(await bench.database.query('SELECT digest FROM auth_sessions WHERE digest = ?', ['short'])).toEqual([]);
  });
});
