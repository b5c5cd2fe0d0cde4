import { ApiHarness, CAPTCHA } from '../support/api-harness';

const CLIENT = 'c395c016-ad85-4e0b-9b83-f9f3ee6c6d3b';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the captcha routes with medium=audio', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite');
  });

  afterAll(() => api.close());

  const ask = (route: string, query: string) =>
    route === 'POST /api/user/checkImg'
      ? api.client.post(`/api/user/checkImg${query}`, `imgid=${CLIENT}&imgtype=passw`, FORM)
      : api.client.get(route.replace('GET ', '') + query);

  const ROUTES = ['GET /pcuser-captcha', 'GET /api/member/imgcode', 'POST /api/user/checkImg'];

  it.each(ROUTES)('%s answers a WAV file', async (route) => {
    for (const query of ['?medium=audio', '?medium=audio&lang=zh']) {
      const { status, headers, body } = await ask(route, query);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'content-type': 'audio/wav', 'cache-control': 'no-store' });
      expect(body.toString('latin1', 0, 15)).toMatch(/^RIFF[^]{4}WAVEfmt$/);
    }
  });

  it.each(ROUTES)('%s answers a picture where nothing or something else is asked for', async (route) => {
    for (const query of ['', '?medium=image', '?medium=', '?lang=en'])
      expect((await ask(route, query)).headers).toMatchObject({ 'content-type': 'image/png' });
  });

  it('ends the picture that was issued before', async () => {
    const { email } = await api.newAccount();
    const first = await api.client.get('/pcuser-captcha');
    const cookie = (first.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    await api.client.get('/pcuser-captcha?medium=audio', { cookie });
    const body = { action: 'find_password_send_email', email, code: CAPTCHA };
    const { json } = await api.json('/pcuser-find-password', body, { cookie });
    expect(json).toMatchObject({ status: 15008 });
  });
});
