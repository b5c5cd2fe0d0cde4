import { type VendorAnswer, type VendorCall, VendorServer } from '../../../../test/support/vendor-server';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { RecordedWarnings } from '../../../../test/doubles/recorded-warnings';
import { CryptoRandom, readWebhookSecret, RefusedException, verifyWebhook } from '../../../common';
import { OutboundHttp } from '../../../http';
import { ServiceClient } from './service-client';
import type { ServiceCall } from './service-schemas';

const key = readWebhookSecret(`whsec_${Buffer.alloc(32, 5).toString('base64')}`);
const person = { id: '42', username: 'Ada', phone: '+8613800138000', phoneVerified: true, version: '7' };
const found = { accounts: [person] };
const json = (body: unknown): VendorAnswer => ({ status: 200, body: JSON.stringify(body) });
const request = { call: 'find', body: { app: 'default', by: 'id', value: '42' } } as const;

describe('the client of a service of accounts', () => {
  const clock = new FixedClock();
  const warnings = RecordedWarnings.start();
  let server: VendorServer | undefined;

  afterEach(async () => {
    warnings.texts.splice(0);
    await server?.close();
    server = undefined;
  });

  const serve = async (answer: (call: VendorCall, count: number) => VendorAnswer, timeoutMs = 5_000) => {
    server = await VendorServer.open(answer);
    return clientOf(`${server.url}/regain`, timeoutMs);
  };
  const clientOf = (url: string, timeoutMs = 5_000) => {
    if (!key) throw new Error('no key');
    return new ServiceClient({ url, key, timeoutMs }, { http: new OutboundHttp(), clock, random: new CryptoRandom() });
  };
  const signatureOf = ({ headers, body }: VendorCall) => key && verifyWebhook(key, headers, body, clock.now());
  const refusalOf = (called: Promise<unknown>) =>
    called.then(
      () => 'answered',
      (error: unknown) => (error instanceof RefusedException ? error.refusal.reason : error),
    );

  it('posts a signed call, and returns an answer that is as documented', async () => {
    const client = await serve(() => json({ ...found, more: 'of it' }));
    expect(await client.call(request)).toMatchObject(found);
    const call = server?.calls[0];
    expect(call).toMatchObject({ method: 'POST', path: '/regain/find', body: JSON.stringify(request.body) });
    expect(call?.headers['content-type']).toBe('application/json');
    expect(call && signatureOf(call)).toBe('valid');
    expect(call?.headers).not.toHaveProperty('idempotency-key');
  });

  it('gives every call an id of its own, and a write the key of its caller', async () => {
    const client = await serve(() => json({ result: 'changed' }));
    const write = { call: 'set-password', body: {}, idempotencyKey: 'once' } as const;
    await client.call(write);
    await client.call(write);
    const calls = server?.calls ?? [];
    expect(calls.map(({ headers }) => headers['idempotency-key'])).toEqual(['once', 'once']);
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  const lies: readonly (readonly [what: string, call: ServiceCall, answer: VendorAnswer])[] = [
    ['an empty answer', 'find', { status: 200, body: '' }],
    ['text that is not JSON', 'find', { status: 200, body: '<html>' }],
    ['three accounts', 'find', json({ accounts: [person, person, person] })],
    ['an account without a version', 'find', json({ accounts: [{ ...person, version: undefined }] })],
    ['a number as id', 'find', json({ accounts: [{ ...person, id: 42 }] })],
    ['the id of nobody', 'find', json({ accounts: [{ ...person, id: '-' }] })],
    ['a phone number as people write it', 'find', json({ accounts: [{ ...person, phone: '13800138000' }] })],
    ['a verification in words', 'find', json({ accounts: [{ ...person, phoneVerified: 'yes' }] })],
    ['no list', 'find', json({ accounts: person })],
    ['a right password without a version', 'verify-password', json({ ok: true })],
    ['a verdict in words', 'verify-password', json({ ok: 'true', version: '7' })],
    ['a result of another call', 'set-password', json({ result: 'created' })],
    ['a rule that is none', 'set-password', json({ result: 'rejected', rules: ['too-old'] })],
    ['a new account without an id', 'create', json({ result: 'created' })],
    ['an answer of 64 KiB', 'find', { status: 200, body: `{"accounts":[]}${' '.repeat(64 * 1024)}` }],
    ['another status', 'find', { status: 201, body: JSON.stringify(found) }],
    ['a redirect', 'find', { status: 307, headers: { location: '/elsewhere' } }],
    ['a refused signature', 'find', { status: 401 }],
    ['a failure', 'find', { status: 500, body: JSON.stringify(found) }],
    ['a closed connection', 'find', 'hang up'],
  ];

  it.each(lies)('takes %s for no answer, and logs it without a value', async (_, call, answer) => {
    const client = await serve(() => answer);
    expect(await refusalOf(client.call({ call, body: {} }))).toBe('unavailable');
    expect(warnings.texts).toHaveLength(1);
    expect(warnings.texts.join()).not.toMatch(/13800138000|too-old|Ada|yes/);
    if (answer !== 'hang up') expect(server?.calls).toHaveLength(1);
  });

  it('waits for an answer as long as it is told', async () => {
    const client = await serve(() => 'silence', 50);
    expect(await client.ask(request)).toMatchObject({ isAnswered: false, why: 'no answer (timeout)' });
  });

  it('leaves a service alone that has failed five times in a row, and asks once when half a minute has passed', async () => {
    let isWell = false;
    const client = await serve(() => (isWell ? json(found) : { status: 500 }));
    for (let n = 0; n < 6; n++) expect(await refusalOf(client.call(request))).toBe('unavailable');
    expect(server?.calls).toHaveLength(5);
    isWell = true;
    clock.advance(30_000);
    expect(await client.call(request)).toMatchObject(found);
    expect(await client.call(request)).toMatchObject(found);
  });

  it('pauses for a service that is busy, and does not take it for broken', async () => {
    const client = await serve((_, count) => (count === 1 ? { status: 429 } : json(found)));
    expect(await refusalOf(client.call(request))).toBe('unavailable');
    expect(await refusalOf(client.call(request))).toBe('unavailable');
    expect(server?.calls).toHaveLength(1);
    clock.advance(5_000);
    expect(await client.call(request)).toMatchObject(found);
  });

  it('has 64 calls under way and 64 waiting in each lane, and refuses more at once', async () => {
    let release = (): void => undefined;
    const after = new Promise<void>((resolve) => (release = resolve));
    const client = await serve(() => ({ status: 200, body: JSON.stringify(found), after }));
    const calls = Array.from({ length: 130 }, () => refusalOf(client.call(request)));
    expect(await Promise.race(calls.slice(128))).toBe('unavailable');
    const reserved = refusalOf(client.call({ ...request, lane: 'reserved' }));
    release();
    const all = await Promise.all([...calls, reserved]);
    expect(all.filter((each) => each === 'answered')).toHaveLength(129);
  });
});
