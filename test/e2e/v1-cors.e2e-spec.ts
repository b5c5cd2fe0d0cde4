import { ApiHarness } from '../support/api-harness';

const ORIGIN = 'https://shop.example.com';

describe('pages of other origins at /v1', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { CORS_ORIGINS: ORIGIN } });
  });

  afterAll(() => api.close());

  it('may send tokens, keys and client ids', async () => {
    const preflight = { origin: ORIGIN, 'access-control-request-method': 'PUT' };
    const { status, headers } = await api.client.send('OPTIONS', '/v1/accounts/me/password', preflight);
    expect(status).toBe(204);
    expect(headers['access-control-allow-methods']).toContain('PUT');
    expect(headers['access-control-allow-headers']).toContain('Authorization, Idempotency-Key, X-Client-Id');
  });

  it('may read how often they may call, and what came of a key', async () => {
    const { headers } = await api.client.get('/v1/password-policy', { origin: ORIGIN });
    expect(headers['access-control-allow-origin']).toBe(ORIGIN);
    expect(headers['access-control-expose-headers']).toContain('Idempotency-Status, RateLimit, RateLimit-Policy');
  });
});
