import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import { PROOF_CLIENTS, type ProofClient, smssend } from '../support/proof-clients';

const HOUR_IN_SECONDS = 3_600;

describeEachDatabase('CAPTCHA=image,altcha', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { CAPTCHA: 'image,altcha', ALTCHA_COST: '1' } });
  });

  afterAll(() => api.close());

  const ask = (query: Readonly<Record<string, string>>, cookie = '') =>
    api.client.get(`/captcha/altcha?${new URLSearchParams(query).toString()}`, { cookie });

  const payloadFor = async (client: ProofClient, change: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { id, app, purpose, cookie } = client;
    const { json } = await ask({ app, purpose, ...(id !== undefined && { client: id }), ...change }, cookie);
    return payloadOf(json as Challenge);
  };

  async function payloadOf(challenge: Challenge, change: object = {}): Promise<string> {
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge: { ...challenge, ...change }, solution })).toString('base64');
  }

  describe.each(PROOF_CLIENTS)('%s', (_dialect, open) => {
    it('accepts a solved challenge once', async () => {
      const client = await open(api);
      const payload = await payloadFor(client);
      expect(await client.accepts(payload)).toBe(true);
      expect(await client.accepts(payload)).toBe(false);
    });

    it('accepts one of parallel requests with the same payload', async () => {
      const client = await open(api);
      const payload = await payloadFor(client);
      const accepted = await Promise.all(Array.from({ length: 5 }, () => client.accepts(payload)));
      expect(accepted.filter((isAccepted) => isAccepted)).toHaveLength(1);
    });

    it('refuses a challenge of another client, and leaves it to its owner', async () => {
      const [owner, thief] = [await open(api), await open(api)];
      const payload = await payloadFor(owner);
      expect(await thief.accepts(payload)).toBe(false);
      expect(await owner.accepts(payload)).toBe(true);
    });

    it('refuses a payload that was tampered with or is not solved', async () => {
      const client = await open(api);
      const { app, purpose, id, cookie } = client;
      const { json } = await ask({ app, purpose, ...(id !== undefined && { client: id }) }, cookie);
      const challenge = json as Challenge;
      const { parameters } = challenge;
      const later = { ...parameters, expiresAt: (parameters.expiresAt ?? 0) + HOUR_IN_SECONDS };
      const unsolved = { challenge, solution: { counter: 1, derivedKey: `${parameters.keyPrefix}${'0'.repeat(32)}` } };
      const wrong = [
        await payloadOf(challenge, { parameters: later }),
        await payloadOf(challenge, { signature: '0'.repeat(64) }),
        Buffer.from(JSON.stringify(unsolved)).toString('base64'),
        Buffer.from(JSON.stringify({ challenge })).toString('base64'),
        Buffer.from('{"challenge":null,"solution":[]}').toString('base64'),
        'eyJ',
        `eyJ${'A'.repeat(4_000)}`,
      ];
      for (const payload of wrong) expect(await client.accepts(payload)).toBe(false);
      expect(await client.accepts(await payloadOf(challenge))).toBe(true);
    });

    it('still accepts the answer to a picture, which a refused payload does not consume', async () => {
      const client = await open(api);
      await client.picture();
      expect(await client.accepts(Buffer.from('{"challenge":{},"solution":{}}').toString('base64'))).toBe(false);
      expect(await client.accepts(CAPTCHA)).toBe(true);
    });
  });

  it('refuses a challenge of another purpose or app', async () => {
    const client = await smssend(api);
    expect(await client.accepts(await payloadFor(client, { purpose: 'register' }))).toBe(false);
    expect(await client.accepts(await payloadFor(client, { app: 'pcuser' }))).toBe(false);
    expect(await client.accepts(await payloadFor(client))).toBe(true);
  });

  it('refuses a payload that comes too late, by the clock of the database', async () => {
    const client = await smssend(api);
    const [early, late] = [await payloadFor(client), await payloadFor(client)];
    api.advance(295);
    expect(await client.accepts(early)).toBe(true);
    api.advance(10);
    expect(await client.accepts(late)).toBe(false);
  });

  it.each([
    { app: 'smssend', purpose: 'change' },
    { app: 'systems', purpose: 'recover' },
    { app: 'constructor', purpose: 'recover' },
    { purpose: 'recover' },
    { app: 'smssend', purpose: 'recover', client: 'x'.repeat(129) },
  ])('GET /captcha/altcha answers 400 to %j', async (query) => {
    expect((await ask(query as Readonly<Record<string, string>>)).status).toBe(400);
  });

  it('GET /captcha/altcha gives a browser the cookie that it lacks, and is not cached', async () => {
    const { status, headers } = await ask({ app: 'pcuser', purpose: 'recover' });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['set-cookie']?.[0]).toMatch(/^captcha=[\w-]{22};/);
  });
});

describe('CAPTCHA=altcha', () => {
  it('refuses the answer to a picture', async () => {
    const api = await ApiHarness.open('sqlite', { env: { CAPTCHA: 'altcha' } });
    try {
      const client = await smssend(api);
      await client.picture();
      expect(await client.accepts(CAPTCHA)).toBe(false);
    } finally {
      await api.close();
    }
  });
});

describe('CAPTCHA=image', () => {
  it('serves no challenges', async () => {
    const api = await ApiHarness.open('sqlite');
    try {
      expect((await api.client.get('/captcha/altcha?app=smssend&purpose=recover')).status).toBe(404);
    } finally {
      await api.close();
    }
  });
});
