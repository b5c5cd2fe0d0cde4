import { CANARY } from '../fuzz/values';
import { fuzzServer } from '../fuzz/fuzz-server';
import { ApiHarness } from '../support/api-harness';

describe('generated requests to the server', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { DIALECT_MEMBER_SIGN: 'off' } });
  });

  afterAll(() => api.close());

  it('are answered in the format of their dialect, without a fault or a secret', async () => {
    const { statuses, failures } = await fuzzServer(api.client.baseUrl, 2_000, 1);
    expect(failures).toEqual([]);
    expect(statuses[200]).toBeGreaterThan(200);
    expect(api.log.text).not.toContain(CANARY);
  });
});
