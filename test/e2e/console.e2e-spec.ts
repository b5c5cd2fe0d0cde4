import { Clock } from '../../src/common';
import { OperatorService } from '../../src/console';
import { Database, DatabaseClock } from '../../src/database';
import { FixedClock } from '../doubles/fixed-clock';
import { ApiHarness } from '../support/api-harness';
import { ConsoleOperator } from '../support/console-operator';

const NOW = Date.UTC(2026, 10, 27, 10);

async function openConsole(env: NodeJS.ProcessEnv = {}) {
  const clock = new FixedClock(NOW);
  const api = await ApiHarness.open('sqlite', {
    env: { CONSOLE: 'on', ...env },
    overrides: (builder) => builder.overrideProvider(Clock).useValue(clock),
  });
  return { api, clock };
}

const auditOf = (api: ApiHarness, operator: string) =>
  api.app
    .get(Database)
    .query<{
      event: string;
      outcome: string;
    }>('SELECT event, outcome FROM audit_entries WHERE operator = ? ORDER BY at, id', [operator])
    .then((rows) => rows.map(({ event, outcome }) => `${event} ${outcome}`));

describe('the console, left off', () => {
  it('answers every path as any unknown one', async () => {
    const api = await ApiHarness.open('sqlite');
    for (const path of ['/console', '/console/', '/console/sign-in', '/console/blocks']) {
      const [off, unknown] = [await api.client.get(path), await api.client.get('/no-such-page')];
      const named = ({ headers }: typeof off) =>
        Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'x-request-id'));
      expect([off.status, off.text, named(off)]).toEqual([404, unknown.text, named(unknown)]);
    }
    await api.close();
  });
});

describe('the console', () => {
  let api: ApiHarness;
  let clock: FixedClock;
  let names = 0;

  beforeAll(async () => {
    ({ api, clock } = await openConsole());
  });

  afterAll(() => api.close());

  const newName = () => `grace${String(names++)}`;
  const enrolled = () => ConsoleOperator.enrolled(api, clock, newName());
  const signedIn = () => ConsoleOperator.signedIn(api, clock, newName());

  it('leads from an invitation to a block, with every act in the audit log', async () => {
    const ada = await api.newAccount();
    await api.client.json('/Systems/sendVerificationCode', { username: ada.username });
    const grace = await signedIn();
    expect(grace.last).toMatchObject({ status: 303, headers: { location: '/console' } });
    expect(grace.last?.headers['set-cookie']).toEqual([expect.stringMatching(/; Path=\/; HttpOnly; SameSite=Strict$/)]);
    await grace.open('/console/search');
    const found = await grace.submit('/console/search', { query: ada.username, app: 'default' });
    expect(found.status).toBe(200);
    expect(found.text).not.toContain(ada.phone);
    expect(grace.words).toContain(`Account ${ada.id}`);
    await grace.submit('/console/blocks', { kind: 'typed', value: ada.phone, duration: '24h', reason: 'tries codes' });
    expect(grace.texts('td')).toEqual(expect.arrayContaining(['target', grace.name, 'tries codes']));
    expect(grace.text).not.toContain(ada.phone);
    await grace.submit('/console/blocks/remove', { id: grace.field('id') });
    expect(grace.words).toContain('Nothing is blocked.');
    await grace.submit('/console/sign-out', {});
    expect((await grace.open('/console/search')).headers.location).toBe('/console/sign-in');
    expect(await auditOf(api, grace.name)).toEqual([
      ...['enrol-operator done', 'sign-in-operator done', 'search done', 'block done', 'unblock done'],
      'sign-out-operator done',
    ]);
  });

  it('finds the messages of a number without an account', async () => {
    const grace = await signedIn();
    const phone = api.freePhone();
    await grace.open('/console/search');
    await grace.submit('/console/search', { query: phone, app: '' });
    expect(grace.words).toContain('Nothing was found.');
    await grace.submit('/console/search', { query: '', app: '' });
    expect(grace.last?.status).toBe(422);
  });

  it('shows the previews of every message', async () => {
    const grace = await signedIn();
    const shown = await grace.open('/console/templates?locale=zh-CN');
    expect(shown.text).toContain('<iframe class="mail" sandbox=""');
    expect(grace.texts('h2')).toContain('recover-code');
  });

  it.each([
    ['a wrong code', { code: '000000' }],
    ['a wrong password', { password: 'another long password' }],
    ['an unknown name', { name: 'nobody' }],
  ])('answers %s in one way', async (_what, change) => {
    const grace = await enrolled();
    const answer = await grace.signIn(change);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([422, undefined]);
    expect(grace.texts('p')).toContain(
      'Name, password or code is wrong, or the code was used already. Wait for the next code and try again.',
    );
  });

  it('accepts a code once, and not that of the enrolment', async () => {
    const grace = await enrolled();
    expect((await grace.repeatSignIn()).status).toBe(422);
    expect((await grace.signIn()).status).toBe(303);
    expect((await grace.repeatSignIn()).status).toBe(422);
    expect(await auditOf(api, grace.name)).toContain('sign-in-operator credentials-wrong');
  });

  it('makes those wait who fail again and again', async () => {
    const own = await openConsole();
    const grace = await ConsoleOperator.enrolled(own.api, own.clock, 'grace');
    for (let failures = 0; failures < 5; failures++) await grace.signIn({ code: '000000' });
    expect((await grace.signIn()).status).toBe(429);
    own.api.app.get(DatabaseClock).advance(1_000);
    expect((await grace.signIn()).status).toBe(303);
    await own.api.close();
  });

  it.each([
    ['without the token of its page', { csrf: '' }, {}],
    ['with another token', { csrf: 'x'.repeat(43) }, {}],
    ['of another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['of another origin of the site', {}, { 'sec-fetch-site': 'same-site' }],
  ])('refuses a form %s', async (_what, fields, headers) => {
    const grace = await signedIn();
    await grace.open('/console/blocks');
    const block = { kind: 'country', value: 'GB', duration: '', reason: '' };
    expect((await grace.submit('/console/blocks', { ...block, ...fields }, headers)).status).toBe(403);
    await grace.open('/console/blocks');
    expect(grace.words).toContain('Nothing is blocked.');
  });

  it('refuses a sign-in of another origin', async () => {
    const grace = await enrolled();
    const { name, password } = grace;
    clock.advance(30_000);
    const fields = { name, password, code: grace.code() };
    expect((await grace.submit('/console/sign-in', fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('takes an invitation once, with a code of the app and a password that the rules admit', async () => {
    const grace = new ConsoleOperator(api, clock, newName());
    const token = await grace.invite();
    await grace.open(`/console/enrol?token=${token}`);
    expect((await grace.enrol({ password: 'password' })).status).toBe(422);
    expect((await grace.enrol({ code: '000000' })).status).toBe(422);
    expect((await grace.enrol()).status).toBe(200);
    expect((await grace.enrol({ sealed: 'made up' })).status).toBe(404);
    expect((await grace.open(`/console/enrol?token=${token}`)).status).toBe(404);
    expect((await grace.open('/console/enrol')).status).toBe(404);
  });

  it('ends an invitation after a day, and with the next one', async () => {
    const grace = new ConsoleOperator(api, clock, newName());
    const [first, second] = [await grace.invite(), await grace.invite()];
    expect((await grace.open(`/console/enrol?token=${first}`)).status).toBe(404);
    expect((await grace.open(`/console/enrol?token=${second}`)).status).toBe(200);
    api.app.get(DatabaseClock).advance(86_400_000);
    expect((await grace.open(`/console/enrol?token=${second}`)).status).toBe(404);
  });

  it('ends sessions after 30 minutes without a use, after 12 hours, and with the operator', async () => {
    const [idle, busy, removed] = [await signedIn(), await signedIn(), await signedIn()];
    const time = api.app.get(DatabaseClock);
    await api.app.get(OperatorService, { strict: false }).remove(removed.name, 'root');
    expect((await removed.open('/console/blocks')).status).toBe(303);
    for (let minutes = 0; minutes < 720; minutes += 29) {
      expect((await busy.open('/console/blocks')).status).toBe(200);
      time.advance(29 * 60_000);
    }
    expect((await busy.open('/console/blocks')).status).toBe(303);
    expect((await idle.open('/console/blocks')).status).toBe(303);
  });

  it('starts a recovery whose code the operator does not see', async () => {
    const ada = await api.newAccount();
    const grace = await signedIn();
    await grace.open('/console/recovery');
    const fields = { identifier: ada.username, app: '', channel: 'sms', locale: 'en' };
    await grace.submit('/console/recovery', fields);
    expect(grace.words).toMatch(/A code is on its way. Its message says [A-Z]{3}\./);
    expect(grace.text).not.toContain(await api.code(ada.phone));
    await grace.submit('/console/recovery', { ...fields, identifier: 'nobody' });
    expect(grace.words).toContain('There is no one account of that.');
    expect(await auditOf(api, grace.name)).toContain('assist-recovery done');
  });
});

describe('the console of two persons', () => {
  it('sends a code when another operator confirms, once', async () => {
    const { api, clock } = await openConsole({ CONSOLE_TWO_PERSON: 'on' });
    const ada = await api.newAccount();
    const [grace, alan] = [
      await ConsoleOperator.signedIn(api, clock, 'grace'),
      await ConsoleOperator.signedIn(api, clock, 'alan'),
    ];
    await grace.open('/console/recovery');
    await grace.submit('/console/recovery', { identifier: ada.email, app: '', channel: 'email', locale: 'en' });
    expect(grace.words).toContain('Another operator has to confirm it within an hour.');
    expect(grace.texts('button')).not.toContain('Confirm and send');
    await alan.open('/console/recovery');
    const id = alan.field('id');
    await grace.submit('/console/recovery/confirm', { id });
    expect(grace.last?.status).toBe(422);
    expect(await auditOf(api, 'grace')).not.toContain('assist-recovery done');
    await alan.submit('/console/recovery/confirm', { id });
    expect(alan.words).toMatch(/A code is on its way/);
    expect(await api.code(ada.email)).toMatch(/^\d{6}$/);
    await alan.submit('/console/recovery/confirm', { id });
    expect(alan.last?.status).toBe(422);
    expect(await auditOf(api, 'grace')).toContain('request-recovery done');
    expect(await auditOf(api, 'alan')).toContain('assist-recovery done');
    await api.close();
  });
});
