import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { smsVendorContract } from '../../../../test/contracts/sms-vendor.contract';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { type VendorCall, type VendorReply, VendorServer } from '../../../../test/support/vendor-server';
import type { InboxStore } from '../../inbox/inbox.store';
import type { VendorPorts } from '../vendor';
import { HttpClient } from '../http-client';
import { VonageReceipts } from './vonage.receipts';
import { VonageChannel, vonageOutcome, vonage as vendor } from './vonage.vendor';

const options = { apiKey: 'key of nobody', apiSecret: 'secret of nobody', from: 'Demo' };
const receiptUrl = 'https://id.example.com/v1/receipts/vonage';
const never = new AbortController().signal;

const answer = (...messages: readonly object[]): VendorReply => ({
  status: 200,
  body: JSON.stringify({ 'message-count': String(messages.length), messages }),
});

const fault = (status: string) => answer({ status, 'error-text': 'words of the vendor' });

/** Vonage's SMS API, as its reference describes it. */
function vonage({ method, path, headers, body }: VendorCall): VendorReply {
  const form = new URLSearchParams(body);
  const isText = ['text', 'unicode'].includes(String(form.get('type')));
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  const demands: readonly (readonly [boolean, VendorReply])[] = [
    [`${method} ${path}` === 'POST /sms/json' && isForm, { status: 404 }],
    [['api_key', 'api_secret', 'from', 'to', 'text'].every((name) => form.has(name)), fault('2')],
    [form.get('api_key') === options.apiKey && form.get('api_secret') === options.apiSecret, fault('4')],
    [/^\d{7,15}$/.test(String(form.get('to'))) && isText, fault('3')],
    [String(form.get('client-ref')).length <= 40, fault('3')],
    [/^\d+$/.test(String(form.get('ttl'))) && Number(form.get('ttl')) >= 20_000, fault('3')],
  ];
  const [, missed] = demands.find(([isMet]) => !isMet) ?? [];
  return missed ?? answer({ to: form.get('to'), 'message-id': '0C000000217B7F02', status: '0', network: '23410' });
}

describe('VonageChannel', () => {
  let server: VendorServer;
  const sent = () => Object.fromEntries(new URLSearchParams(server.calls[0]?.body));
  const open = (change: Partial<typeof options> = {}) =>
    new VonageChannel({ ...options, endpoint: server.url, ...change }, receiptUrl, new HttpClient());

  beforeEach(async () => {
    server = await VendorServer.open(vonage);
  });

  afterEach(() => server.close());

  it('sends a text in the form that is documented', async () => {
    const outcome = await open().deliver(aReadyMessage({ text: 'regain: 135791 {€}' }), never);
    expect(outcome).toEqual({ result: 'accepted', vendorMessageId: '0C000000217B7F02', segments: 1 });
    expect(sent()).toEqual({
      ...{ api_key: options.apiKey, api_secret: options.apiSecret, from: 'Demo', to: '8613812341234' },
      ...{ text: 'regain: 135791 {€}', type: 'text', 'client-ref': 'row-1', ttl: '300000', callback: receiptUrl },
    });
  });

  it('asks for no less time than Vonage takes', async () => {
    const outcome = await open().deliver(aReadyMessage({}, { secondsLeft: 7 }), never);
    expect([outcome.result, sent()['ttl']]).toEqual(['accepted', '20000']);
  });

  it.each(['【演示】验证码 135791，5 分钟内有效 & 100% +1=?😀\n', 'Código: 135791', 'regain – 135791'])(
    'sends %j as Unicode, nothing changed in it',
    async (text) => {
      await open().deliver(aReadyMessage({ text }), never);
      expect(sent()).toMatchObject({ text, type: 'unicode' });
    },
  );

  it('writes numbers without a plus, a sender among them', async () => {
    await open({ from: '+447700900000' }).deliver(aReadyMessage(), never);
    expect(sent()).toMatchObject({ from: '447700900000', to: '8613812341234' });
  });

  it('hears that a number is wrong, and that a login is', async () => {
    const wrong = await open().deliver(aReadyMessage({ to: '+86' }), never);
    expect(wrong).toEqual({ result: 'refused', why: 'vonage 3' });
    const stranger = await open({ apiSecret: 'another secret' }).deliver(aReadyMessage(), never);
    expect(stranger).toEqual({ result: 'failed', why: 'vonage 4' });
  });

  describe('as it is plugged in', () => {
    const ports: VendorPorts = {
      ...{
        clock: new FixedClock(),
        http: new HttpClient(),
        random: new SeededRandom(),
        inbox: {} as InboxStore,
        receiptUrl,
      },
    };

    it('says of itself that it cannot tell a second try', () => {
      const { channel } = vendor.create(options, ports);
      expect(channel).toMatchObject({ name: 'vonage', kinds: ['sms'], deduplicates: false });
    });

    it('asks for receipts where a secret is there to believe them by', async () => {
      const signed = { ...options, endpoint: server.url, signatureSecret: 'a signature secret' };
      const { channel, receipts } = vendor.create(signed, ports);
      await channel.deliver(aReadyMessage(), never);
      expect(sent()).toMatchObject({ callback: receiptUrl });
      expect(receipts).toBeInstanceOf(VonageReceipts);
    });

    it('asks for none otherwise', async () => {
      const { channel, receipts } = vendor.create({ ...options, endpoint: server.url }, ports);
      await channel.deliver(aReadyMessage(), never);
      expect(sent()).toMatchObject({ 'status-report-req': 'false' });
      expect(sent()).not.toHaveProperty('callback');
      expect(receipts).toBeUndefined();
    });
  });
});

describe('VonageChannel, as any vendor,', () => {
  smsVendorContract({
    open: (endpoint) => new VonageChannel({ ...options, endpoint }, receiptUrl, new HttpClient()),
    secrets: [options.apiKey, options.apiSecret],
  });
});

const part = (status: unknown, id: unknown = '0A0000000123ABCD1') => ({ status, 'message-id': id, to: '447700900000' });

describe('vonageOutcome', () => {
  const outcome = (messages: unknown, status = 200, headers = {}) =>
    vonageOutcome({
      ...{ isAnswered: true, status, headers: new Headers(headers) },
      text: JSON.stringify({ 'message-count': '1', messages }),
    });

  it('takes status 0 of every part for acceptance, and counts them', () => {
    expect(outcome([part('0')])).toEqual({ result: 'accepted', vendorMessageId: '0A0000000123ABCD1', segments: 1 });
    const three = [part('0', 'first'), part('0', 'second'), part('0', 'third')];
    expect(outcome(three)).toEqual({ result: 'accepted', vendorMessageId: 'first', segments: 3 });
  });

  it.each([null, 7, '', 'x'.repeat(65), 'a b'])('does without an id like %j', (id) => {
    expect(outcome([part('0', id)])).toEqual({ result: 'accepted', segments: 1 });
  });

  it.each(['3', '6', '7', '12', '15', '29', '33'])('takes %s for the end of a message', (status) => {
    expect(outcome([{ status, 'error-text': 'words' }])).toEqual({ result: 'refused', why: `vonage ${status}` });
  });

  it.each(['22', '99'])('leaves a message that was answered with %s to others', (status) => {
    expect(outcome([{ status }])).toEqual({ result: 'deferred', why: `vonage ${status}` });
  });

  it.each(['2', '4', '5', '8', '9', '11', '14', '23', '32'])(
    'takes %s for a failure that everybody meets',
    (status) => {
      expect(outcome([{ status }])).toEqual({ result: 'failed', why: `vonage ${status}` });
    },
  );

  it.each(['1', '10'])('rests where %s says that it sends too much', (status) => {
    const why = `vonage ${status}`;
    expect(outcome([{ status }])).toEqual({ result: 'busy', why, retryAfterSeconds: 5 });
    expect(outcome([{ status }], 200, { 'Retry-After': '2' })).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('does not know what a person makes of half a text', () => {
    const half = { result: 'unknown', why: 'vonage 1 in part' };
    expect(outcome([part('0'), part('1')])).toEqual(half);
    expect(outcome([part('1'), part('0')])).toEqual(half);
    expect(outcome([part('7'), part('7')])).toEqual({ result: 'refused', why: 'vonage 7' });
  });

  it.each([[[]], [{}], [null], ['0'], [[part(0)]], [[part('')]], [[part('+861381')]], [[part('0'), {}]]])(
    'does not know what %j means',
    (messages) => {
      expect(outcome(messages)).toEqual({ result: 'unknown', why: 'http 200' });
    },
  );

  it.each([
    [401, 'failed'],
    [500, 'failed'],
    [504, 'unknown'],
  ])('goes by the status %i, whatever comes with it', (status, result) => {
    expect(outcome([part('0')], status)).toEqual({ result, why: `http ${status}` });
  });
});
