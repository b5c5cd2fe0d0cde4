import { createHash, createHmac } from 'node:crypto';
import { DocRegistry } from '../../src/help/docs/doc-registry';
import { postmanCollection } from '../../src/help/postman/collection';
import type { PostmanCollection } from '../../src/help/postman/collection-format';
import { allApis } from '../support/all-apis';
import { ApiHarness } from '../support/api-harness';
import { requestsOf, runScript, type Scripted, sendItem } from '../support/postman-requests';

const BASE_URL = 'http://localhost:3000';
const collection = postmanCollection(new DocRegistry(allApis), BASE_URL);
const requests = requestsOf(collection);
const variables = new Map(collection.variable.map(({ key, value }) => [key, value]));
const A_DAY = 86_400;
/** Codes of the member interface for a wrong signature and a wrong time stamp. */
const WRONG_SIGNATURE = [3, 4];

describe('GET /docs/postman.json', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { DEMO: 'true' } });
  });

  afterAll(() => api.close());

  it('serves the collection', async () => {
    const answer = await api.client.get('/docs/postman.json');
    expect(answer.status).toBe(200);
    const { item, variable } = answer.json as PostmanCollection;
    const folders = item.filter(({ name }) => name !== '/v1');
    const ofDialects = { ...(answer.json as object), item: folders, variable: variable.slice(0, -1) };
    expect(ofDialects).toEqual(JSON.parse(JSON.stringify(collection)));
    expect(variable.at(-1)?.key).toBe('clientSecret');
  });

  it('has a script that signs as documented', () => {
    const script = requests.find(({ script: each }) => each !== undefined)?.script ?? '';
    const made = runScript(script, variables);
    const [time = '', random = ''] = [made.get('time_stamp'), made.get('random')];
    expect(time).toMatch(/^\d{14}$/);
    expect(random).toMatch(/^1\d{4}$/);
    const digest = createHash('md5').update(`random=${random}&timestamp=${time}&terminal=1`).digest('hex');
    expect(made.get('sign')).toBe(createHmac('sha256', 'dev-sign-key').update(digest).digest('hex'));
  });

  it.each(requests.map((each) => [each.item.name, each] as const))(
    'has a request with examples of its answer: %s',
    async (_name, { item, script }: Scripted) => {
      api.advance(A_DAY);
      const answer = await sendItem(api.client, item, script === undefined ? variables : runScript(script, variables));
      if (item.request.auth === undefined) expect(answer.status).toBe(200);
      else expect([200, 201, ...item.response.map(({ code }) => code)]).toContain(answer.status);
      const isPicture = answer.headers['content-type'] === 'image/png';
      const types = item.response.flatMap(({ header }) => header.map(({ value }) => value));
      if (!isPicture) expect(types).toContain(answer.headers['content-type']);
      if (script !== undefined && !isPicture) {
        const [, number] = /(?:"code":|<code>)(\d+)/.exec(answer.text) ?? [];
        expect(Number(number)).toBeGreaterThan(0);
        expect(WRONG_SIGNATURE).not.toContain(Number(number));
      }
    },
  );
});

describe('GET /docs/postman.json with HELP=off', () => {
  it('answers 404', async () => {
    const api = await ApiHarness.open('sqlite', { env: { HELP: 'off' } });
    expect((await api.client.get('/docs/postman.json')).status).toBe(404);
    await api.close();
  });
});
