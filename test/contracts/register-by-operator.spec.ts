import { CreateAccount, ShowAccount, TypedAddresses } from '../../src/auth';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';

const PASSWORD = 'a password for them';

describeEachDatabase('CreateAccount and ShowAccount', (kind) => {
  const fixture = useAuthFixture(kind);
  let next = 0;

  type Command = Omit<Parameters<CreateAccount['execute']>[0], 'app' | 'password'>;
  const create = (command: Command & { password?: string }) =>
    fixture()
      .the(CreateAccount)
      .execute({ app: 'default', password: PASSWORD, ...command });
  const show = (identifier: string, app = 'default') => fixture().the(ShowAccount).execute({ app, identifier });
  const newUser = () => {
    const n = next++;
    return {
      username: `somebody${String(n)}`,
      phone: `1350000${String(1000 + n)}`,
      email: `Somebody${String(n)}@Example.com`,
    };
  };

  it('creates an account with verified addresses, which can sign in and recover', async () => {
    const { username, phone, email } = newUser();
    const created = await create({ username, phone, email, locale: 'en' });
    const id = created.ok ? created.value.id : '';
    expect(await fixture().signIn(username, PASSWORD)).toMatchObject({
      value: { account: { id, phone: `+86${phone}` } },
    });
    expect(await fixture().codeFor({ username, phone: `+86${phone}` })).toMatch(/^[0-9]{6}$/);
  });

  it('tells the name and the addresses as it has stored them, and reads the same of what operators type', async () => {
    const { username, phone, email } = newUser();
    const stored = { phone: `+86${phone}`, email: email.toLowerCase() };
    const typed = { phone: `tel:${phone}\u200b`, email: ` ${email.replace('@', '＠')} ` };
    expect(await create({ username: ` ${username}`, ...typed })).toMatchObject({ value: { username, ...stored } });
    const { phone: number } = fixture().the(TypedAddresses).read(typed.phone);
    expect({ phone: number, email: fixture().the(TypedAddresses).read(typed.email).email }).toEqual(stored);
  });

  it('shows an account by any identifier, with masked addresses', async () => {
    const { username, phone, email } = newUser();
    const created = await create({ username, phone, email });
    const id = created.ok ? created.value.id : '';
    const masked = { phone: `+86135****${phone.slice(-4)}`, email: 's***@example.com' };
    const shown = [{ id, app: 'default', username, ...masked }];
    for (const identifier of [id, username.toUpperCase(), phone, `+86${phone}`, email.toUpperCase()])
      expect(await show(identifier)).toEqual(shown);
    expect(await show('nobody')).toEqual([]);
    expect(await show(username, 'another')).toEqual([]);
  });

  it('allows shared addresses, but no duplicate user name', async () => {
    const { username, phone, email } = newUser();
    expect(reason(await create({ username, phone, email }))).toBe('done');
    expect(reason(await create({ username: `${username}.too`, phone, email }))).toBe('done');
    expect(reason(await create({ username: username.toUpperCase() }))).toBe('account-exists');
    expect(await show(phone)).toHaveLength(2);
  });

  it('creates one account of 20 parallel calls for one user name', async () => {
    const { username } = newUser();
    const answers = await inParallel(20, async () => reason(await create({ username })));
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(answers.filter((each) => each === 'account-exists')).toHaveLength(19);
  });

  it.each<[string, Command, string]>([
    ['nothing to call it by', {}, 'username'],
    ['a name that cannot be one', { username: 'some body' }, 'username'],
    ['a phone that is none', { username: 'fine', phone: '1350000' }, 'phone'],
    ['an address that is none', { username: 'fine', email: 'a@b' }, 'email'],
  ])('refuses %s', async (_what, command, field) => {
    expect(await create(command)).toMatchObject({ refusal: { reason: 'malformed', field } });
  });

  it.each(['zq8vxkw', 'password', 'x'.repeat(129)])('rejects the password %j', async (password) => {
    expect(reason(await create({ ...newUser(), password }))).toBe('password-rejected');
  });

  it('rejects an identifier of the account as its password', async () => {
    const { username, phone, email } = newUser();
    for (const password of [username.toUpperCase(), phone, `+86${phone}`, email])
      expect(reason(await create({ username, phone, email, password }))).toBe('password-rejected');
  });
});
