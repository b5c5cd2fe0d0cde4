import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { smsVendorContract } from '../../../../test/contracts/sms-vendor.contract';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { type VendorCall, type VendorReply, VendorServer } from '../../../../test/support/vendor-server';
import type { InboxStore } from '../../inbox/inbox.store';
import type { ProviderPorts } from '../vendor';
import { VonageChannel } from './vonage.channel';
import { vonageProvider } from './vonage.provider';
import { VonageReceipts } from './vonage.receipts';

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
    new VonageChannel({ ...options, endpoint: server.url, ...change }, receiptUrl);

  beforeEach(async () => {
    server = await VendorServer.open(vonage);
  });

  afterEach(() => server.close());

  it('sends a text in the form that is documented', async () => {
    const outcome = await open().deliver(aReadyMessage({ text: 'regain: 135791 {€}' }), never);
    expect(outcome).toEqual({ result: 'accepted', vendorId: '0C000000217B7F02', segments: 1 });
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
    const ports: ProviderPorts = {
      ...{ clock: new FixedClock(), random: new SeededRandom(), inbox: {} as InboxStore, receiptUrl },
    };

    it('says of itself that it cannot tell a second try', () => {
      const { channel } = vonageProvider(options, ports);
      expect(channel).toMatchObject({ name: 'vonage', kinds: ['sms'], deduplicates: false });
    });

    it('asks for receipts where a secret is there to believe them by', async () => {
      const signed = { ...options, endpoint: server.url, signatureSecret: 'a signature secret' };
      const { channel, receipts } = vonageProvider(signed, ports);
      await channel.deliver(aReadyMessage(), never);
      expect(sent()).toMatchObject({ callback: receiptUrl });
      expect(receipts).toBeInstanceOf(VonageReceipts);
    });

    it('asks for none otherwise', async () => {
      const { channel, receipts } = vonageProvider({ ...options, endpoint: server.url }, ports);
      await channel.deliver(aReadyMessage(), never);
      expect(sent()).toMatchObject({ 'status-report-req': 'false' });
      expect(sent()).not.toHaveProperty('callback');
      expect(receipts).toBeUndefined();
    });
  });
});

describe('VonageChannel, as any vendor,', () => {
  smsVendorContract({
    open: (endpoint) => new VonageChannel({ ...options, endpoint }, receiptUrl),
    secrets: [options.apiKey, options.apiSecret],
  });
});
