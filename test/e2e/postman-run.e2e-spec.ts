import { run, type RunSummary } from 'newman';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { requestsOf } from '../support/postman-requests';
import type { PostmanCollection } from '../../src/help/postman/collection-format';

/** Between two requests that send to the demo account's number, longer than any cooldown. */
const AN_HOUR = 3_600;
const START_MS = 90_000;

/** Body of a request that goes on from the one before it. */
const FOLLOWS = /\{\{(?:code|captcha|proof|uid|link_\w+)\}\}/;

/** Runs the collection as `newman run` does; `beforeItem` hears the request that is next, as JSON. */
function runCollection(collection: object, baseUrl: string, beforeItem: (item: string) => void): Promise<RunSummary> {
  return new Promise((resolve, reject) => {
    const envVar = [
      { key: 'baseUrl', value: baseUrl },
      { key: 'captcha', value: CAPTCHA },
    ];
    run({ collection, envVar }, (error, summary) => {
      if (error) reject(error);
      else resolve(summary);
    }).on('beforeItem', (_error: unknown, { item }: { readonly item: object }) => {
      beforeItem(JSON.stringify(item));
    });
  });
}

describe('newman run of /docs/postman.json', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { DEMO: 'true' } });
  });

  afterAll(() => api.close());

  it(
    'has every answer as documented, and every journey to its end',
    async () => {
      const collection = (await api.client.get('/docs/postman.json')).json as PostmanCollection;
      const { run: result } = await runCollection(collection, api.client.baseUrl, (item) => {
        if (!FOLLOWS.test(item)) api.advance(AN_HOUR);
      });
      expect(result.failures.map(({ error, source }) => `${source.name}: ${error.message}`)).toEqual([]);
      expect(result.stats.requests.total).toBeGreaterThan(requestsOf(collection).length);
      expect(result.stats.assertions.total).toBeGreaterThanOrEqual(result.stats.requests.total / 2);
    },
    START_MS,
  );
});
