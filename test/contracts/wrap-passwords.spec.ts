import { ExportAccounts, WrapPasswords } from '../../src/auth';
import type { WrapResult } from '../../src/auth/accounts/transfer/wrap-passwords';
import { useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

/** Stored passwords of two formats; the hasher of the fixture takes what follows the colon as the password. */
const DIGEST = '5f4dcc3b5aa765d61d8327deb882cf99';
const stored = (password: string): string => `{discuz}${DIGEST}:${password}`;
const strong = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

describeEachDatabase('WrapPasswords', (kind) => {
  const fixture = useAuthFixture(kind);
  let apps = 0;
  let app: string;
  beforeEach(() => {
    app = `app${String(apps++)}`;
  });

  const add = (username: string, passwordHash = stored(`${username}'s password`)) =>
    fixture().newAccount({ app, username, passwordHash });
  const wrapAll = async (isDryRun = false) => {
    const results: WrapResult[] = [];
    for await (const result of fixture().the(WrapPasswords).execute({ app, isDryRun })) results.push(result);
    return results;
  };
  const hashes = async () => {
    const all = [];
    for await (const page of fixture().the(ExportAccounts).execute({ app })) all.push(...page);
    return all.map(({ password }) => password);
  };
  /** Runs `work` once, after the stored passwords were read and before the first is written. */
  const meanwhile = (work: () => Promise<unknown>): void => {
    const { hasher } = fixture();
    const wrap = hasher.wrap.bind(hasher);
    hasher.wrap = async (text) => {
      hasher.wrap = wrap;
      await work();
      return wrap(text);
    };
  };

  it('replaces weak stored passwords and no others, and ends no session', async () => {
    await add('ada');
    await add('bob', strong);
    await add('eve', 'nonsense');
    expect(await wrapAll()).toEqual([{ accounts: 3, wrapped: { discuz: 1 }, overtaken: 0, left: 1 }]);
    expect(await hashes()).toEqual([`wrap:ada's password`, strong, 'nonsense']);
    expect(
      await fixture().query('SELECT credential_version AS version FROM auth_accounts WHERE app = ?', [app]),
    ).toEqual([{ version: 1 }, { version: 1 }, { version: 1 }]);
    expect(await fixture().query('SELECT event, outcome FROM audit_entries WHERE app = ?', [app])).toContainEqual({
      event: 'wrap-passwords',
      outcome: 'done',
    });
  });

  it('writes nothing in a dry run, and costs no hash', async () => {
    await add('ada');
    const before = fixture().hasher.wrapped;
    expect(await wrapAll(true)).toEqual([{ accounts: 1, wrapped: { discuz: 1 }, overtaken: 0, left: 0 }]);
    expect(await hashes()).toEqual([stored(`ada's password`)]);
    expect(fixture().hasher.wrapped).toBe(before);
  });

  it('goes batch by batch, and on from where it was stopped', async () => {
    for (let index = 0; index < 70; index++) await add(`person${String(index)}`);
    for await (const result of fixture().the(WrapPasswords).execute({ app, isDryRun: false })) {
      expect(result).toMatchObject({ accounts: 32, wrapped: { discuz: 32 } });
      break;
    }
    expect((await hashes()).filter((hash) => hash === stored(`person1's password`))).toEqual([]);
    expect(await fixture().the(WrapPasswords).count(app)).toBe(70);
    const rest = await wrapAll();
    expect(rest.map(({ accounts }) => accounts)).toEqual([32, 32, 6]);
    expect((await hashes()).every((hash) => String(hash).startsWith('wrap:'))).toBe(true);
  });

  it('leaves alone what a sign-in replaces meanwhile', async () => {
    await add('ada');
    await add('bob');
    meanwhile(() => fixture().signIn('ada', `ada's password`, fixture().context({ app })));
    expect(await wrapAll()).toMatchObject([{ wrapped: { discuz: 2 }, overtaken: 1 }]);
    expect(await hashes()).toEqual([`plain:ada's password`, `wrap:bob's password`]);
  });

  it('leaves alone what a reset replaces meanwhile', async () => {
    const ada = await fixture().newAccount({ username: 'ResettingAda', passwordHash: stored('old one') });
    app = 'default';
    const ticket = await fixture().ticketFor(ada);
    meanwhile(() => fixture().reset(ada.username, ticket, 'a new password of hers'));
    expect(await wrapAll()).toMatchObject([{ overtaken: 1 }]);
    expect(await hashes()).toContain('plain:a new password of hers');
  });

  it('runs beside sign-ins of the same people, after which every password is still the right one', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `racer${String(index)}`);
    for (const name of names) await add(name);
    const signIns = () =>
      Promise.all(names.map((name) => fixture().signIn(name, `${name}'s password`, fixture().context({ app }))));
    const [first] = await Promise.all([signIns(), wrapAll(), wrapAll()]);
    const second = await signIns();
    expect([...first, ...second].map(({ ok }) => ok)).toEqual(Array(80).fill(true));
    expect(await hashes()).toEqual(names.map((name) => `plain:${name}'s password`));
  });
});
