import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { PROOF_CLIENTS, type ProofClient, smssend } from '../support/proof-clients';
import { type VendorAnswer, VendorServer } from '../support/vendor-server';

const json = (body: object): VendorAnswer => ({ status: 200, body: JSON.stringify(body) });
const passed = (changes: object = {}) => ({ success: true, 'error-codes': [], hostname: 'localhost', ...changes });
const failed = (...codes: readonly string[]) => json({ success: false, 'error-codes': codes });

/** Answers by the first word of a token, whose second one is the action; another word is an error code. */
const ANSWERS: ReadonlyMap<string, (action: string) => VendorAnswer> = new Map<
  string,
  (action: string) => VendorAnswer
>([
  ['good', (action) => json(passed({ action }))],
  ['elsewhere', (action) => json(passed({ action, hostname: 'localhost.example' }))],
  ['down', () => ({ status: 503, body: '<html>' })],
  ['silent', () => 'silence'],
  ['fault', () => failed('internal-error')],
]);

/** Vendor that knows one secret. */
function answerOf(body: string, secret: string): VendorAnswer {
  const fields = new URLSearchParams(body);
  if (fields.get('secret') !== secret) return failed('invalid-input-secret');
  const [word = '', action = ''] = (fields.get('response') ?? '').split('.');
  return ANSWERS.get(word)?.(action) ?? failed(word);
}

let tokens = 0;
const token = (verdict: string, { app, purpose }: ProofClient): string =>
  `${verdict}.${app}-${purpose}.${String(tokens++).padStart(20, '0')}`;

describe.each(['turnstile', 'hcaptcha'])('CAPTCHA=image,%s', (vendor) => {
  const secret = `secret-of-${vendor}`;
  const name = vendor.toUpperCase();
  let api: ApiHarness;
  let server: VendorServer;

  beforeAll(async () => {
    server = await VendorServer.open(({ body }) => answerOf(body, secret));
    const endpoint = { [`${name}_SECRET`]: secret, [`${name}_ENDPOINT`]: `${server.url}/base` };
    api = await ApiHarness.open('sqlite', { env: { CAPTCHA: `image,${vendor}`, ...endpoint } });
  });

  afterAll(async () => {
    await api.close();
    await server.close();
  });

  describe.each(PROOF_CLIENTS)('%s', (_dialect, open) => {
    it('accepts a token once', async () => {
      const client = await open(api);
      const good = token('good', client);
      expect(await client.accepts(good)).toBe(true);
      expect(await client.accepts(good)).toBe(false);
    });

    it.each(['elsewhere', 'invalid-input-response', 'timeout-or-duplicate', 'already-seen-response'])(
      'refuses a token of which the vendor says: %s',
      async (verdict) => {
        const client = await open(api);
        expect(await client.accepts(token(verdict, client))).toBe(false);
      },
    );

    it.each(['down', 'fault', 'silent'])('answers 503 with Retry-After when the vendor is %s', async (verdict) => {
      const client = await open(api);
      expect(await client.status(token(verdict, client))).toEqual([503, '5']);
    });

    it('still accepts the answer to a picture, without a call', async () => {
      const client = await open(api);
      await client.picture();
      const before = server.calls.length;
      expect(await client.accepts(CAPTCHA)).toBe(true);
      expect(server.calls).toHaveLength(before);
    });
  });

  it(`${vendor === 'turnstile' ? 'refuses' : 'cannot tell'} a token for another call`, async () => {
    const client = await smssend(api);
    const other = token('good', { ...client, purpose: 'register' });
    expect(await client.accepts(other)).toBe(vendor !== 'turnstile');
  });

  it('posts secret, token and address as the vendor documents', async () => {
    const client = await smssend(api);
    const good = token('good', client);
    await client.accepts(good);
    const { method, path, headers, body } = server.calls.at(-1) ?? {};
    expect([method, path, headers?.['content-type']]).toEqual([
      'POST',
      '/base/siteverify',
      'application/x-www-form-urlencoded',
    ]);
    const fields = Object.fromEntries(new URLSearchParams(body));
    expect(fields).toEqual({ secret, response: good, remoteip: expect.stringMatching(/127\.0\.0\.1|::1/) as string });
  });

  it('logs neither tokens nor the secret', async () => {
    const client = await smssend(api);
    const sent = token('down', client);
    await client.accepts(sent);
    const log = api.log.text;
    expect(log).not.toContain(sent);
    expect(log).not.toContain(secret);
  });
});
