import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiHarness } from '../support/api-harness';
import { requestsOf } from '../support/postman-requests';
import { runCollection } from '../support/run-collection';
import { DEVELOPMENT } from '../support/test-environment';
import type { PostmanCollection, PostmanFolder, PostmanItem } from '../../src/help/postman/collection-format';

const START_MS = 90_000;

const itemsIn = (node: PostmanFolder | PostmanItem | undefined): readonly PostmanItem[] =>
  node === undefined ? [] : 'item' in node ? node.item.flatMap(itemsIn) : [node];

describe('newman run of /docs/postman.json', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: DEVELOPMENT });
  });

  afterAll(() => api.close());

  it('has every call of the document of /v1', async () => {
    const { item } = (await api.client.get('/docs/postman.json')).json as PostmanCollection;
    const { paths } = (await api.client.get('/docs/v1.json')).json as OpenAPIObject;
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.slice(1)}`),
    );
    const folder = item.find(({ name }) => name === '/v1');
    const names = itemsIn(folder).map(({ name }) => name.replace(/ \(.*/, ''));
    expect([...new Set(names)].sort()).toEqual(calls.sort());
  });

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
