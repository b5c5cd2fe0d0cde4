import { PasswordHasher } from '../../src/auth/accounts/password.hasher';
import { HeldPasswordHasher } from '../doubles/held-password.hasher';
import { ApiHarness } from '../support/api-harness';
import type { TestAccount } from '../support/accounts';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import type { Answer } from '../support/http-client';

const WAITING = 2;
const FLOOD = 20;
const HOME = '198.51.100.7';

describeEachDatabase('sign-ins under a flood from changing addresses', (kind) => {
  let hasher: HeldPasswordHasher;
  let api: ApiHarness;
  let owner: TestAccount;
  let strangers = 0;

  beforeAll(async () => {
    hasher = new HeldPasswordHasher(WAITING);
    api = await ApiHarness.open(kind, {
      env: { TRUSTED_PROXIES: 'loopback' },
      overrides: (builder) => builder.overrideProvider(PasswordHasher).useValue(hasher),
    });
    owner = await api.newAccount();
    expect((await login(owner, HOME)).status).toBe(200);
  });

  afterAll(() => api.close());

  const login = (
    { username, password }: Pick<TestAccount, 'username' | 'password'>,
    address: string,
  ): Promise<Answer> =>
    api.form('/api/user/userLogin', { mobile: '', username, pass: password }, { 'x-forwarded-for': address });

  /** Starts a flood, and returns as soon as all of it is refused that has no place; the places stay taken until `end`. */
  const flood = async () => {
    hasher.hold();
    const refused: Answer[] = [];
    const all = Array.from({ length: FLOOD }, async (_, n) => {
      const answer = await login(
        { username: `nobody${String(strangers++)}`, password: 'a guess' },
        `203.0.113.${String(n)}`,
      );
      if (answer.status === 503) refused.push(answer);
      return answer;
    });
    await eventually(() => refused.length === FLOOD - 1 - WAITING);
    return {
      refused,
      end: async () => {
        hasher.goOn();
        return Promise.all(all);
      },
    };
  };

  it('refuses all beyond the places for strangers at once, and says when to come again', async () => {
    const { refused, end } = await flood();
    expect(new Set(refused.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['1']));
    expect((await login(owner, '192.0.2.1')).status).toBe(503);
    const answers = await end();
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1 + WAITING);
  });

  it.each([
    ['/api/user/userLogin', 'application/json'],
    ['/api/User/Login', 'application/json'],
    ['/api/member/login', 'application/xml'],
    ['/v1/sessions', 'application/json'],
  ])('refuses strangers on %s before it reads their bodies, and reads those of owners', async (path, type) => {
    const unreadable = (address: string): Promise<Answer> =>
      api.client.post(path, '<{', { 'content-type': type, 'x-forwarded-for': address });
    expect((await unreadable('192.0.2.3')).status).toBe(400);
    const { end } = await flood();
    const [stranger, resident] = [await unreadable('192.0.2.3'), await unreadable(HOME)];
    await end();
    expect([stranger.status, stranger.headers['retry-after'], resident.status]).toEqual([503, '1', 400]);
  });

  it('lets owners in from the address that they signed in from before, over every dialect', async () => {
    const { end } = await flood();
    const before = { 'x-forwarded-for': HOME };
    const home = [
      login(owner, HOME),
      api.json('/api/User/Login', { Name: owner.username, Pass: owner.password }, before),
    ];
    await eventually(() => !hasher.hasRoom('reserved'));
    await end();
    const [bySmssend, byGps] = await Promise.all(home);
    expect(bySmssend?.json).toMatchObject({ code: 0 });
    expect(byGps?.text).toContain('"State":0');
  });

  it('does not count a refused sign-in as a failure', async () => {
    const { end } = await flood();
    for (let n = 0; n < FLOOD; n++) expect((await login(owner, '192.0.2.2')).status).toBe(503);
    await end();
    expect((await login(owner, '192.0.2.2')).json).toMatchObject({ code: 0 });
  });
});
