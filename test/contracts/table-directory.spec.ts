import { createHash } from 'node:crypto';
import { AccountDirectories } from '../../src/auth/accounts/account-directories';
import type { Account } from '../../src/auth/accounts/account';
import { CredentialVersions } from '../../src/auth/accounts/credential-versions';
import { canonicalUsername } from '../../src/auth/accounts/identifiers';
import type { LocalAccountDirectory } from '../../src/auth/accounts/local-account.directory';
import { SessionService } from '../../src/auth/sessions/session.service';
import { anAccount, verified } from '../builders/an-account';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { OwnerFixture } from '../support/owner-fixture';
import { OWNER_STYLES } from '../support/owner-tables';
import { useFixture } from '../support/use-fixture';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const discuz = (password: string, salt = 'abc123'): string => md5(md5(password) + salt);

/** Members of a table in the style of Discuz!; `n` makes what must be unique. */
const member = (change: Readonly<Record<string, unknown>> = {}) => ({
  ...{ username: 'ada', password: discuz('secret of ada'), salt: 'abc123', email: 'Ada@Example.com' },
  ...{ secmobicc: '86', secmobile: '13800138000', secmobilestatus: 1 },
  ...change,
});

describeEachDatabase('TableAccountDirectory', (kind) => {
  const fixture = useFixture(() => OwnerFixture.open(kind, OWNER_STYLES.discuz));
  const directory = (): LocalAccountDirectory => fixture().the(AccountDirectories).local('default');

  beforeEach(() => fixture().sql('DELETE FROM uc_members'));

  const byName = (name: string) => directory().findByUsername('default', canonicalUsername(name) ?? '', name);
  const only = async (): Promise<Account> => {
    const [account] = await byName('ada');
    if (!account) throw new Error('there is no ada');
    return account;
  };

  it('finds an account by every identifier, as its columns say', async () => {
    const uid = await fixture().insert(member());
    const expected = {
      ...{ id: String(uid), number: uid, app: 'default', username: 'ada', locale: 'zh-CN' },
      ...{ phone: verified('+8613800138000'), email: verified('ada@example.com') },
    };
    expect(await directory().findById('default', String(uid))).toMatchObject(expected);
    expect(await byName('Ada')).toMatchObject([expected]);
    expect(await directory().findByVerifiedPhone('default', '+8613800138000')).toMatchObject([expected]);
    const email = await directory().findByVerifiedEmail('default', 'ada@example.com');
    expect(email).toMatchObject(kind === 'mysql' ? [expected] : []);
  });

  it.each(['86', '+86'])('finds a phone whose calling code is stored as %s', async (secmobicc) => {
    await fixture().insert(member({ secmobicc }));
    expect(await directory().findByVerifiedPhone('default', '+8613800138000')).toHaveLength(1);
  });

  it('finds nobody by an unverified phone, another number, or an id that is none', async () => {
    const uid = await fixture().insert(member({ secmobilestatus: 0 }));
    expect(await directory().findByVerifiedPhone('default', '+8613800138000')).toEqual([]);
    expect(await directory().findByVerifiedPhone('default', '+8613800138001')).toEqual([]);
    for (const id of [
      '0',
      '-1',
      `${String(uid)}abc`,
      `0${String(uid)}`,
      `${String(uid)}.0`,
      ' ',
      '99999999999999999999',
    ])
      expect(await directory().findById('default', id)).toBeUndefined();
  });

  it.each(['\u0430da', 'adа', 'ad\u0000a', "ada' OR '1'='1", 'ada%', '_da', 'ad', 'adaa', '´ada'])(
    'does not take %j for ada',
    async (twin) => {
      await fixture().insert(member());
      expect(await byName(twin)).toEqual([]);
    },
  );

  it.each(['\u00e0da@example.com', '\uff41da@example.com', 'ada@example.com ', 'ada@\u00e9xample.com'])(
    'does not take %j for the e-mail address of ada',
    async (twin) => {
      await fixture().insert(member({ email: 'ada@example.com' }));
      expect(await directory().findByVerifiedEmail('default', 'ada@example.com')).toHaveLength(1);
      expect(await directory().findByVerifiedEmail('default', twin)).toEqual([]);
    },
  );

  it.each(['\uff18613800138000', '13800138000 ', '\u0661\u0663800138000'])(
    'does not take %j for the number of ada',
    async (twin) => {
      await fixture().insert(member());
      expect(await directory().findByVerifiedPhone('default', `+86${twin}`)).toEqual([]);
    },
  );

  it('computes as many credential versions where it finds no account as where it finds one', async () => {
    const uid = await fixture().insert(member());
    const versions = fixture().the(CredentialVersions);
    const computed = versions.of.bind(versions);
    let count = 0;
    versions.of = (...parameters) => {
      count++;
      return computed(...parameters);
    };
    const counted = async (find: () => Promise<unknown>) => {
      count = 0;
      await find();
      return count;
    };
    expect(await counted(() => directory().findById('default', String(uid)))).toBe(1);
    expect(await counted(() => directory().findById('default', String(uid + 1)))).toBe(1);
    expect(await counted(() => byName('nobody'))).toBe(1);
    expect(await counted(() => directory().findByVerifiedPhone('default', '+8613800138009'))).toBe(1);
  });

  it('lets one of 20 parallel changes win, with a new salt each, and writes what the entry says besides', async () => {
    await fixture().insert(member({ secques: 'question' }));
    const ada = await only();
    const stored = (n: number) => `${discuz(`password ${String(n)}`, `salt${String(n + 10)}`)}:salt${String(n + 10)}`;
    const changed = await inParallel(20, (n) => directory().changePassword(ada, stored(n), '10.0.0.1'));
    expect(changed.filter(Boolean)).toHaveLength(1);
    const winner = stored(changed.indexOf(true)).split(':');
    const [row] = await fixture().sql('SELECT password, salt, secques FROM uc_members');
    expect(row).toEqual({ password: winner[0], salt: winner[1], secques: '' });
    expect((await only()).credentialVersion).not.toBe(ada.credentialVersion);
    expect(await directory().changePassword(ada, stored(0), '10.0.0.1')).toBe(false);
  });

  it.each([
    ['password', discuz('another')],
    ['salt', 'zzzzzz'],
  ])("counts a %s that the owner's software changes as another version", async (column, value) => {
    await fixture().insert(member());
    const before = await only();
    await fixture().sql([`UPDATE uc_members SET email = ?`, ['other@example.com']]);
    expect((await only()).credentialVersion).toBe(before.credentialVersion);
    await fixture().sql([`UPDATE uc_members SET ${column} = ?`, [value]]);
    expect((await only()).credentialVersion).not.toBe(before.credentialVersion);
    expect(await directory().changePassword(before, 'late:abcdef', '10.0.0.1')).toBe(false);
  });

  it('adds the row that the entry describes, once of 10 parallel callers with one name', async () => {
    const account = anAccount({
      ...{ username: 'Grace', phone: verified('+8613900139000'), ownsAddresses: true },
      ...{ email: { value: 'grace@example.com', isVerified: false }, passwordHash: `${discuz('hers')}:abc123` },
    });
    const added = await inParallel(10, () => directory().add(account, '10.0.0.1'));
    const [id] = added.flatMap((each) => each?.id ?? []);
    expect(added.filter(Boolean)).toHaveLength(1);
    const rows = await fixture().sql('SELECT * FROM uc_members');
    expect(rows).toEqual([
      {
        ...{ uid: Number(id), username: 'Grace', password: discuz('hers'), salt: 'abc123', secques: '' },
        ...{ secmobicc: '86', secmobile: '13900139000', secmobilestatus: 1, email: '', regip: '10.0.0.1' },
        regdate: expect.any(Number) as number,
      },
    ]);
    expect(Math.abs(Number(rows[0]?.['regdate']) - Date.now() / 1000)).toBeLessThan(86_400);
    expect(await directory().findById('default', id ?? '')).toMatchObject({ phone: verified('+8613900139000') });
  });

  it('adds no account with the name or the number of another, though the table would take it', async () => {
    await fixture().insert(member());
    const account = anAccount({ ownsAddresses: true, username: 'other', phone: verified('+8613800138000') });
    expect(await directory().add(account, '')).toBeUndefined();
    expect(
      await directory().add({ ...account, username: 'ADA', phone: verified('+8613800138001') }, ''),
    ).toBeUndefined();
    expect(await directory().add({ ...account, phone: verified('+8613800138001') }, '')).toBeDefined();
  });

  it("ends sessions when the owner's software changes the password", async () => {
    await fixture().insert(member());
    const [ada, sessions] = [await only(), fixture().the(SessionService)];
    const token = (await sessions.open(ada)).reveal();
    expect(await sessions.accountOf('default', token)).toBe(ada.id);
    expect(await sessions.list('default', ada.id)).toHaveLength(1);
    await fixture().sql(['UPDATE uc_members SET password = ?', [discuz('changed elsewhere')]]);
    expect(await sessions.accountOf('default', token)).toBeUndefined();
    expect(await sessions.list('default', ada.id)).toEqual([]);
  });

  it('verifies passwords, and leaves those alone that other software reads', async () => {
    await fixture().insert(member());
    const [before] = await fixture().sql('SELECT password, salt FROM uc_members');
    expect(await fixture().signsIn('ada', 'secret of ada')).toBe(true);
    expect(await fixture().signsIn('ada', 'another')).toBe(false);
    expect(await fixture().signsIn('nobody', 'secret of ada')).toBe(false);
    expect(await fixture().sql('SELECT password, salt FROM uc_members')).toEqual([before]);
  });
});

describeEachDatabase('a table with argon2id for new passwords', (kind) => {
  const style = {
    ...OWNER_STYLES.laravel,
    source: { ...OWNER_STYLES.laravel.source, password: { reads: ['md5', 'bcrypt'], writes: 'argon2id' } },
  };
  const fixture = useFixture(() => OwnerFixture.open(kind, style));
  const add = (change: Readonly<Record<string, unknown>>) =>
    fixture().insert({ name: 'ada', email: 'ada@example.com', password: md5('secret of ada'), ...change });
  const stored = async () => (await fixture().sql('SELECT password FROM users'))[0]?.['password'];

  beforeEach(() => fixture().sql('DELETE FROM users'));

  it('upgrades a weak password at the next sign-in, whose session goes on', async () => {
    await add({});
    const token = await fixture().tokenOf('ada', 'secret of ada');
    expect(await stored()).toMatch(/^\$argon2id\$/);
    expect(await fixture().the(SessionService).accountOf('default', token)).toBeDefined();
    const upgraded = await stored();
    expect(await fixture().signsIn('ada', 'secret of ada')).toBe(true);
    expect(await stored()).toBe(upgraded);
  });

  it('hides rows that are deleted, and names of two', async () => {
    await add({ deleted_at: '2026-01-01 00:00:00' });
    expect(await fixture().signsIn('ada', 'secret of ada')).toBe(false);
    await add({ email: 'first@example.com' });
    expect(await fixture().signsIn('ada', 'secret of ada')).toBe(true);
    await add({ email: 'second@example.com', password: md5('of another') });
    expect(await fixture().signsIn('ada', 'secret of ada')).toBe(false);
    expect(await fixture().signsIn('ada', 'of another')).toBe(false);
    expect(await fixture().recipientOf('ada')).toBe('target-ambiguous');
  });

  it('takes times for verified, and refuses registrations', async () => {
    await add({ phone: '+8613800138000' });
    expect(await fixture().recipientOf('ada')).toBe('target-unbound');
    await fixture().sql(`UPDATE users SET phone_verified_at = '2026-01-01 00:00:00'`);
    expect(await fixture().recipientOf('ada')).toBe('done');
    expect(await fixture().registers('+8613700137000')).toBe('channel-disabled');
  });
});

/** Names that utf8mb4_general_ci or PAD SPACE take for `admin`. */
const TWINS = ['\uFF41dmin', 'admin ', '\u00C0DMIN', '\u00E0dmin', 'ADM\u0130N', 'adm\u00EDn', 'admin\u00AD'];

describeEachDatabase('collation twins in a table', (kind) => {
  const style = {
    ...OWNER_STYLES.discuz,
    create: {
      ...OWNER_STYLES.discuz.create,
      mysql: OWNER_STYLES.discuz.create.mysql.replace('UNIQUE KEY username', 'KEY username'),
    },
  };
  const fixture = useFixture(() => OwnerFixture.open(kind, style));
  beforeEach(() => fixture().sql('DELETE FROM uc_members'));

  it.each(TWINS)('%j never gets in as admin, nor admin as it', async (twin) => {
    const admin = {
      username: 'admin',
      password: discuz('of admin'),
      salt: 'abc123',
      secmobile: '13800138000',
      secmobicc: '86',
    };
    await fixture().insert({ ...admin, secmobilestatus: 1 });
    expect(await fixture().signsIn('admin', 'of admin')).toBe(true);
    await fixture().insert({ ...admin, username: twin, password: discuz('of the twin'), secmobile: '13800138001' });
    const isSameKey = canonicalUsername(twin) === 'admin';
    for (const name of ['admin', twin]) {
      const found = await fixture()
        .the(AccountDirectories)
        .findByUsername('default', canonicalUsername(name) ?? '', name);
      expect(found.every(({ username }) => canonicalUsername(username ?? '') === canonicalUsername(name))).toBe(true);
    }
    expect(await fixture().signsIn('admin', 'of the twin')).toBe(false);
    if (!isSameKey) expect(await fixture().signsIn(twin, 'of admin')).toBe(false);
  });
});

describeEachDatabase('TableAccountDirectory, ids that are texts', (kind) => {
  const fixture = useFixture(() => OwnerFixture.open(kind, OWNER_STYLES.identity));

  it.each(['9F1C-ADA', '9f1c-ada ', '9f1c-\u00e0da', '\uff19f1c-ada'])(
    'does not take %j for that of ada',
    async (twin) => {
      await fixture().sql('DELETE FROM AspNetUsers');
      const { row } = OWNER_STYLES.identity;
      const person = { username: 'ada', phone: '13800138000', email: 'ada@example.com', stored: '' };
      await fixture().insert({ ...row(person) });
      const directory = fixture().the(AccountDirectories).local('default');
      expect(await directory.findById('default', '9f1c-ada')).toMatchObject({ id: '9f1c-ada' });
      expect(await directory.findById('default', twin)).toBeUndefined();
    },
  );
});
