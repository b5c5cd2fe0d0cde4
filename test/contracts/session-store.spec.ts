import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { SessionStore } from '../../src/auth/sessions/session.store';
import { Random } from '../../src/common';
import { anAccount } from '../builders/an-account';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const SECOND_MS = 1_000;

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
    await store.open(digest, session, 60);
    return session;
  };

  it('finds a session by its token only', async () => {
    const session = await open('mine');
    expect(await store.find('mine')).toEqual(session);
    expect(await store.find('MINE')).toBeUndefined();
    expect(await store.find('')).toBeUndefined();
  });

  it('ends all sessions of an account with a change of its credentials, and no other', async () => {
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

  it('expires a session, and purges it', async () => {
    await open('short');
    fixture().pass(59 * SECOND_MS);
    expect(await store.find('short')).toBeDefined();
    fixture().pass(2 * SECOND_MS);
    expect(await store.find('short')).toBeUndefined();
    while ((await store.purge(100)) > 0);
    expect(await fixture().database.query('SELECT digest FROM auth_sessions WHERE digest = ?', ['short'])).toEqual([]);
  });
});
