import { ApiHarness } from '../support/api-harness';
import { requestsOf } from '../support/postman-requests';
import { runCollection } from '../support/run-collection';
import { DEVELOPMENT } from '../support/test-environment';
import type { PostmanCollection } from '../../src/help/postman/collection-format';

const START_MS = 90_000;

describe('newman run of /docs/postman.json', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: DEVELOPMENT });
  });

  afterAll(() => api.close());

  it.each(['first', 'second'])(
    'has every answer as documented and every journey to its end, without a pause: %s run',
    async () => {
      const collection = (await api.client.get('/docs/postman.json')).json as PostmanCollection;
      const { run: result } = await runCollection(collection, api.client.baseUrl);
      expect(result.failures.map(({ error, source }) => `${source.name}: ${error.message}`)).toEqual([]);
      expect(result.stats.requests.total).toBeGreaterThan(requestsOf(collection).length);
      expect(result.stats.assertions.total).toBeGreaterThanOrEqual(result.stats.requests.total / 2);
    },
    START_MS,
  );
});
