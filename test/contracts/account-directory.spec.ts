import type { NewAccount } from '../../src/auth/accounts/account';
import { canonicalUsername } from '../../src/auth/accounts/identifiers';
import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { Random } from '../../src/common';
import { anAccount, verified } from '../builders/an-account';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('AccountDirectory', (kind) => {
  const fixture = useStoreFixture(kind);
  let directory: TypeormAccountDirectory;

  beforeAll(() => {
    directory = new TypeormAccountDirectory(fixture().database, fixture().process.get(Random));
  });

  beforeEach(() => fixture().database.execute('DELETE FROM auth_accounts'));

  const add = (change: Partial<NewAccount>) => directory.add(anAccount(change));
  const added = async () => {
    const { id = '' } = (await add({})) ?? {};
    const account = await directory.findById('default', id);
    if (!account) throw new Error('the account was not added');
    return account;
  };
  const count = async () => (await fixture().database.query('SELECT id FROM auth_accounts')).length;

  it('finds an added account by every identifier', async () => {
    const ada = { username: 'Ada', phone: verified('+8613800138000'), email: verified('ada@example.com') };
    const { id = '' } = (await add(ada)) ?? {};
    const number = expect.any(Number) as number;
    const expected = { id, number, app: 'default', ...ada, passwordHash: 'hash', credentialVersion: 1, locale: 'en' };
    expect(await directory.findById('default', id)).toEqual(expected);
    expect(await directory.findByUsername('default', 'ada')).toEqual([expected]);
    expect(await directory.findByVerifiedPhone('default', '+8613800138000')).toEqual([expected]);
    expect(await directory.findByVerifiedEmail('default', 'ada@example.com')).toEqual([expected]);
  });

  it('separates the apps', async () => {
    const { id = '' } = (await add({ phone: verified('+8613800138000') })) ?? {};
    expect(await directory.findById('another', id)).toBeUndefined();
    expect(await directory.findByUsername('another', 'ada')).toEqual([]);
    expect(await directory.findByVerifiedPhone('another', '+8613800138000')).toEqual([]);
    expect(await add({ app: 'another' })).toBeDefined();
  });

  it('finds no account by an unverified address', async () => {
    await add({
      phone: { value: '+8613800138000', isVerified: false },
      email: { value: 'ada@example.com', isVerified: false },
    });
    expect(await directory.findByVerifiedPhone('default', '+8613800138000')).toEqual([]);
    expect(await directory.findByVerifiedEmail('default', 'ada@example.com')).toEqual([]);
  });

  it.each([
    'mıke',
    'MIKE',
    'Mike',
    'mike ',
    ' mike',
    'míke',
    'mike\u0000',
    'mi\u200Bke',
    'ｍike',
    'mik',
    'mike%',
    '_ike',
  ])('does not take %j for mike', async (twin) => {
    await add({ username: 'mike', email: verified('mike@example.com') });
    expect(await directory.findByUsername('default', twin)).toEqual([]);
    expect(await directory.findByVerifiedEmail('default', `${twin}@example.com`)).toEqual([]);
  });

  it('stores lookalike user names as different accounts', async () => {
    for (const username of ['admin', 'ádmin', '\u0430dmin', 'adm\u0131n', 'straße', 'strasse'])
      expect(await add({ username })).toBeDefined();
    expect(await directory.findByUsername('default', 'adm\u0131n')).toMatchObject([{ username: 'adm\u0131n' }]);
    expect(await directory.findByUsername('default', 'strasse')).toMatchObject([{ username: 'strasse' }]);
  });

  it('gives a user name to one of 50 parallel calls, whatever its case', async () => {
    const spellings = ['kelvin', 'KELVIN', 'Kelvin', '\u212Aelvin', 'ｋｅｌｖｉｎ', 'kElViN'];
    const added = await inParallel(50, (n) => add({ username: spellings[n % spellings.length] ?? '' }));
    expect(added.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await count()).toBe(1);
    expect(new Set(spellings.map(canonicalUsername))).toEqual(new Set(['kelvin']));
  });

  it('gives a unique phone or e-mail address to one of 50 parallel calls', async () => {
    const phone = verified('+8613800138000');
    const email = verified('ada@example.com');
    const claiming = (change: Partial<NewAccount>) =>
      inParallel(50, (n) => add({ username: `person${String(n)}`, ownsAddresses: true, ...change }));
    expect((await claiming({ phone })).filter((each) => each !== undefined)).toHaveLength(1);
    await fixture().database.execute('DELETE FROM auth_accounts');
    expect((await claiming({ email })).filter((each) => each !== undefined)).toHaveLength(1);
  });

  it('lets accounts share a phone if ownsAddresses is off, and returns two of them at most', async () => {
    for (const username of ['ada', 'bob', 'eve']) await add({ username, phone: verified('+8613800138000') });
    expect(await count()).toBe(3);
    expect(await directory.findByVerifiedPhone('default', '+8613800138000')).toHaveLength(2);
  });

  it('stores any number of accounts without a user name or an address', async () => {
    expect(await inParallel(5, () => add({ username: undefined, ownsAddresses: true }))).not.toContain(undefined);
  });

  it('rejects a duplicate inside a unit of work, which continues', async () => {
    await add({});
    const answer = await fixture().unitOfWork.run(async () => [await add({}), await add({ username: 'bob' })]);
    expect([answer[0], answer[1] !== undefined, await count()]).toEqual([undefined, true, 2]);
  });

  it('changes the password for one of 20 parallel calls with the same credentialVersion', async () => {
    const ada = await added();
    const changed = await inParallel(20, (n) => directory.changePassword(ada, `hash ${String(n)}`));
    expect(changed.filter(Boolean)).toHaveLength(1);
    const winner = `hash ${String(changed.indexOf(true))}`;
    expect(await directory.findById('default', ada.id)).toMatchObject({ passwordHash: winner, credentialVersion: 2 });
    expect(await directory.changePassword(ada, 'late')).toBe(false);
    expect(await directory.changePassword({ ...ada, id: 'unknown' }, 'hash')).toBe(false);
  });

  it('rehashes a password unless it has changed meanwhile, and keeps its credential version', async () => {
    const ada = await added();
    await directory.rehash({ ...ada, passwordHash: 'another hash' }, 'too late');
    expect(await directory.findById('default', ada.id)).toMatchObject({ passwordHash: 'hash', credentialVersion: 1 });
    const better = { passwordHash: 'a better hash', credentialVersion: 1 };
    expect(await directory.rehash(ada, 'a better hash')).toMatchObject(better);
    expect(await directory.findById('default', ada.id)).toMatchObject(better);
  });
});
