import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../src/demo/demo-data';
import { Database } from '../../src/database';
import type { PostmanCollection } from '../../src/help/postman/collection-format';
import { AccountsService } from '../support/accounts-service';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import { requestsOf } from '../support/postman-requests';
import { runCollection } from '../support/run-collection';
import { DEVELOPMENT } from '../support/test-environment';

const JOURNEYS_MS = 120_000;

describeEachDatabase('a server whose accounts are behind a service', (kind) => {
  let service: AccountsService;
  let api: ApiHarness;

  beforeAll(async () => {
    const people = DEMO_ACCOUNTS.map(({ username, phone, email }, index) => ({
      ...{ id: String(index + 1), username, phone, email, plainPassword: DEMO_PASSWORD },
    }));
    service = await AccountsService.open(people);
    api = await ApiHarness.open(kind, { env: { ...DEVELOPMENT, ...service.env } });
  });

  afterAll(async () => {
    await api.close();
    await service.close();
  });

  it(
    'answers as documented in the journeys of all dialects, from the captcha to the sign-in with the new password',
    async () => {
      const all = (await api.client.get('/docs/postman.json')).json as PostmanCollection;
      const collection = { ...all, item: all.item.filter(({ name }) => name !== '/v1') }; // changes numbers and languages, too
      const { run: result } = await runCollection(collection, api.client.baseUrl);
      expect(result.failures.map(({ error, source }) => `${source.name}: ${error.message}`)).toEqual([]);
      expect(result.stats.requests.total).toBeGreaterThan(requestsOf(collection).length);
      const calls = new Set(service.calls.map(({ call }) => call));
      expect(calls).toEqual(new Set(['find', 'verify-password', 'set-password']));
    },
    JOURNEYS_MS,
  );

  it('registers people at the service', async () => {
    const mobile = api.freePhone().replace('+86', '');
    const country = { internationalCode: '+86' };
    await api.form('/api/Smssend/doSend', { mobile, type: '1', uuid: '', username: '', ...country });
    const mobilecode = await api.code(`+86${mobile}`);
    const password = { pass: 'a first password', passcheck: 'a first password' };
    const person = { username: 'Newcomer', mobile, mobilecode, ...password, ...country };
    expect((await api.form('/api/user/reg', person)).json).toMatchObject({ code: 0 });
    expect(service.accounts.filter(({ username }) => username === 'Newcomer')).toHaveLength(1);
    expect(await api.canSignIn('Newcomer', 'a first password')).toBe(true);
  });

  it('has no account in its own table', async () => {
    expect(await api.app.get(Database).query('SELECT id FROM auth_accounts')).toEqual([]);
  });
});
