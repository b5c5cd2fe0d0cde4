import { Logger } from '@nestjs/common';
import type { Channel, DeliveryOutcome } from '../../src/notification/vendors/channel';
import { callVendor } from '../../src/notification/delivery/vendor-caller';
import { aReadyMessage } from '../builders/a-ready-message';
import { type VendorAnswer, VendorServer } from '../support/vendor-server';

/** A vendor of SMS as a test makes it. */
export interface SmsVendor {
  /** The channel that takes `endpoint` for the vendor's own address. */
  readonly open: (endpoint: string) => Channel;
  /** Credentials and signing keys. */
  readonly secrets: readonly string[];
}

const ADDRESS = '+8613812341234';
const TEXT = 'regain: 135791';

/** Contract of SMS vendors: results are `failed` only when certain, and secrets are neither logged nor returned. */
export function smsVendorContract({ open, secrets }: SmsVendor): void {
  let server: VendorServer;
  let signal: AbortSignal;
  const deliver = async (answer: VendorAnswer): Promise<DeliveryOutcome> => {
    const aborter = new AbortController();
    ({ signal } = aborter);
    server = await VendorServer.open(() => {
      if (answer === 'silence') aborter.abort();
      return answer;
    });
    return open(server.url).deliver(aReadyMessage({ to: ADDRESS, text: TEXT }), signal);
  };

  afterEach(() => server.close());

  it('returns failed when the connection is refused', async () => {
    server = await VendorServer.open(() => 'silence');
    const { url } = server;
    await server.close();
    const outcome = await open(url).deliver(aReadyMessage(), new AbortController().signal);
    expect(outcome).toEqual({ result: 'failed', why: 'http ECONNREFUSED' });
    server = await VendorServer.open(() => 'silence');
  });

  it('returns unknown after an abort', async () => {
    expect(await deliver('silence')).toEqual({ result: 'unknown', why: 'timeout' });
  });

  it('returns unknown when the vendor closes the connection', async () => {
    expect(await deliver('hang up')).toMatchObject({ result: 'unknown' });
  });

  it.each([500, 502, 503])('returns failed after HTTP %i', async (status) => {
    expect(await deliver({ status, body: 'oops' })).toEqual({ result: 'failed', why: `http ${status}` });
  });

  it.each([401, 402, 403])('returns failed after HTTP %i, which concerns every message', async (status) => {
    expect(await deliver({ status })).toEqual({ result: 'failed', why: `http ${status}` });
  });

  it('returns unknown after a gateway timeout (504)', async () => {
    expect(await deliver({ status: 504 })).toEqual({ result: 'unknown', why: 'http 504' });
  });

  it.each(['', 'OK', 'null', '[]', '{}', '{"messages":[null]}', '<html/>'])(
    'returns unknown for the body %j',
    async (body) => {
      expect(await deliver({ status: 200, body })).toEqual({ result: 'unknown', why: 'http 200' });
    },
  );

  it('returns busy with the Retry-After of HTTP 429', async () => {
    const outcome = await deliver({ status: 429, headers: { 'Retry-After': '7' } });
    expect(outcome).toEqual({ result: 'busy', why: 'http 429', retryAfterSeconds: 7 });
  });

  it('follows no redirect', async () => {
    const other = await VendorServer.open(() => ({ status: 200 }));
    const outcome = await deliver({ status: 307, headers: { location: other.url } });
    expect(outcome).toEqual({ result: 'failed', why: 'http 307' });
    expect(other.calls).toEqual([]);
    await other.close();
  });

  it.each([200, 400, 401, 403, 500])('does not log or return what a vendor echoes with HTTP %i', async (status) => {
    const lines = captureLogs();
    server = await VendorServer.open(({ path, headers, body }) => ({
      status,
      body: [path, JSON.stringify(headers), decodeURIComponent(body.replaceAll('+', ' '))].join('\n'),
    }));
    const outcome = await callVendor(open(server.url), aReadyMessage({ to: ADDRESS, text: TEXT }));
    const told = JSON.stringify([outcome, lines]);
    for (const each of [ADDRESS, ADDRESS.slice(1), '135791', ...secrets]) expect(told).not.toContain(each);
    expect(server.calls).toHaveLength(1);
  });
}

/** Records all log lines until the test ends. */
function captureLogs(): readonly unknown[] {
  const lines: unknown[] = [];
  const keep = (...words: unknown[]) => {
    lines.push(words);
  };
  Logger.overrideLogger({ log: keep, warn: keep, error: keep, debug: keep, verbose: keep, fatal: keep });
  return lines;
}
