import { createHash, createHmac } from 'node:crypto';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { VonageReceipts } from './vonage.receipts';

const NOW_SECONDS = 1_767_323_045;
const DAY_SECONDS = 24 * 3_600;
const secret = 'a signature secret';

type Parameters = Record<string, string>;
type Sign = (content: string, key: string) => string;

/** A delivery receipt as Vonage's reference shows it. */
const receipt: Parameters = {
  ...{ msisdn: '447700900000', to: 'Demo', 'network-code': '12345', messageId: '0A0000001234567B', price: '0.0333' },
  ...{ status: 'delivered', scts: '2601020304', 'err-code': '0', 'api-key': 'abcd1234', 'client-ref': 'row-1' },
  ...{ 'message-timestamp': '2026-01-02 03:04:05', timestamp: String(NOW_SECONDS), nonce: 'ec11dd3e-1e7f-4db5' },
};

const hmac =
  (algorithm: string): Sign =>
  (content, key) =>
    createHmac(algorithm, key).update(content, 'utf8').digest('hex').toUpperCase();
const hash: Sign = (content, key) => createHash('md5').update(`${content}${key}`, 'utf8').digest('hex');
const sha256 = hmac('sha256');

/** Signs as Vonage's guide to signatures says: nothing here is shared with the reader. */
function signed(parameters: Parameters, sign: Sign = sha256, key = secret): Parameters {
  let content = '';
  for (const name of Object.keys(parameters).sort())
    content += `&${name}=${String(parameters[name]).replaceAll('&', '_').replaceAll('=', '_')}`;
  return { ...parameters, sig: sign(content, key) };
}

const asForm = (parameters: Parameters) => new URLSearchParams(parameters).toString();
const asJson = (parameters: Parameters) => JSON.stringify(parameters, null, 2);

describe('VonageReceipts', () => {
  const reader = new VonageReceipts(secret, new FixedClock(NOW_SECONDS * 1000 + 678));
  const readBody = (body: string) =>
    reader.read({
      ...{ method: 'POST', url: 'https://id.example.com/v1/receipts/vonage', headers: {} },
      body: Buffer.from(body),
    });
  const read = (change: Parameters, sign?: Sign) => readBody(asForm(signed({ ...receipt, ...change }, sign)));
  const without = (name: string) => signed(Object.fromEntries(Object.entries(receipt).filter(([key]) => key !== name)));

  const at = NOW_SECONDS * 1000;

  it.each([asForm, asJson])('reads that a message was delivered, and when', (write) => {
    const receipts = [{ message: { id: 'row-1' }, status: 'delivered', at }];
    expect(readBody(write(signed(receipt)))).toEqual({ result: 'read', receipts });
  });

  it.each([asForm, asJson])('refuses more parameters than any receipt has, before it judges the signature', (write) => {
    const extra = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, '']));
    const given = Object.keys(signed(receipt)).length;
    const reading = (count: number) => readBody(write(signed({ ...receipt, ...extra(count - given) })));
    expect(reading(64)).toMatchObject({ result: 'read' });
    expect(reading(65)).toEqual({ result: 'unreadable' });
  });

  it('goes by the id of Vonage where ours is missing', () => {
    const receipts = [{ message: { vendorMessageId: '0A0000001234567B' }, status: 'delivered', at }];
    expect(readBody(asForm(without('client-ref')))).toEqual({ result: 'read', receipts });
  });

  it.each(['expired', 'failed', 'rejected', 'undelivered'])('reads that a message is %s, and why', (status) => {
    const receipts = [{ message: { id: 'row-1' }, status: 'failed', at, why: 'vonage 3' }];
    expect(read({ status, 'err-code': '3' })).toEqual({ result: 'read', receipts });
  });

  it.each(['accepted', 'buffered', 'unknown', 'submitted'])('leaves out that one is %s', (status) => {
    expect(read({ status })).toEqual({ result: 'read', receipts: [] });
  });

  it.each<[string, Sign]>([
    ['the MD5 hash, the default of accounts', hash],
    ['the MD5 HMAC', hmac('md5')],
    ['the SHA-1 HMAC', hmac('sha1')],
    ['the SHA-256 HMAC', sha256],
    ['the SHA-512 HMAC', hmac('sha512')],
  ])('believes %s', (_, sign) => {
    expect(read({ strange: 'a&b=c 验证码+' }, sign)).toMatchObject({ result: 'read' });
    const forged = signed(receipt, sign, 'another secret');
    expect(readBody(asForm(forged))).toEqual({ result: 'forged' });
  });

  it('believes a receipt that Vonage has tried to hand over for a day', () => {
    for (const age of [0, DAY_SECONDS, DAY_SECONDS + 300, -300])
      expect(read({ timestamp: String(NOW_SECONDS - age) })).toMatchObject({ result: 'read' });
  });

  it.each<[string, string]>([
    ['was repeated after more than a day', String(NOW_SECONDS - DAY_SECONDS - 301)],
    ['is of a time to come', String(NOW_SECONDS + 301)],
    ['is of no time', 'NaN'],
    ['is of an empty time', ''],
  ])('believes none that %s', (_, timestamp) => {
    expect(read({ timestamp })).toEqual({ result: 'forged' });
  });

  it.each<[string, string]>([
    ['is signed by another secret', asForm(signed(receipt, sha256, 'another secret'))],
    ['was altered', asForm({ ...signed({ ...receipt, status: 'failed' }), status: 'delivered' })],
    ['was added to', asForm({ ...signed(receipt), 'err-code2': '1' })],
    ['lacks the time that was signed', asForm({ ...signed(receipt), timestamp: '' })],
    ['is not signed', asForm(receipt)],
    ['is signed with nothing', asForm({ ...receipt, sig: '' })],
    ['is signed in a way of its own', asForm({ ...receipt, sig: 'f'.repeat(50) })],
    ['is empty', ''],
    ['is no JSON', '{"sig":'],
    ['hides what was signed in an object', JSON.stringify({ ...signed(receipt), status: { toString: 'delivered' } })],
  ])('believes none that %s', (_, body) => {
    expect(readBody(body)).toEqual({ result: 'forged' });
  });

  it('cannot read one without a status, or without a message', () => {
    expect(readBody(asForm(without('status')))).toEqual({ result: 'unreadable' });
    expect(read({ messageId: "' OR 1=1", 'client-ref': '' })).toEqual({ result: 'unreadable' });
  });
});
