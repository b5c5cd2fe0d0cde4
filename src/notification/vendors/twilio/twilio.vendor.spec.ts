import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { smsVendorContract } from '../../../../test/contracts/sms-vendor.contract';
import { type VendorCall, type VendorReply, VendorServer } from '../../../../test/support/vendor-server';
import { HttpClient } from '../http-client';
import { TwilioChannel, twilioOutcome } from './twilio.vendor';

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'a token of nobody';
const options = { accountSid, authToken, from: '+15005550006' };
const receiptUrl = 'https://id.example.com/v1/receipts/twilio';
const sid = `SM${'0a'.repeat(16)}`;
const never = new AbortController().signal;

const fault = (status: number, code: number): VendorReply => ({
  status,
  body: JSON.stringify({ code, message: 'words of the vendor', more_info: 'https://www.twilio.com/docs', status }),
});

const isLoggedIn = (authorization = ''): boolean =>
  authorization.startsWith('Basic ') &&
  Buffer.from(authorization.slice(6), 'base64').toString('utf8') === `${accountSid}:${authToken}`;

/** Twilio, as its documentation of the Messages resource and of its errors describes it. */
function twilio({ method, path, headers, body }: VendorCall): VendorReply {
  const form = new URLSearchParams(body);
  const demands: readonly (readonly [boolean, VendorReply])[] = [
    [isLoggedIn(headers.authorization), fault(401, 20003)],
    [`${method} ${path}` === `POST /2010-04-01/Accounts/${accountSid}/Messages.json`, fault(404, 20404)],
    [headers['content-type'] === 'application/x-www-form-urlencoded', fault(400, 21602)],
    [/^\+[1-9]\d{7,14}$/.test(String(form.get('To'))), fault(400, 21211)],
    [form.has('From') !== form.has('MessagingServiceSid'), fault(400, 21603)],
    [form.get('Body') !== null, fault(400, 21602)],
  ];
  const [, missed] = demands.find(([isMet]) => !isMet) ?? [];
  return (
    missed ?? { status: 201, body: JSON.stringify({ sid, status: 'queued', num_segments: '1', error_code: null }) }
  );
}

describe('TwilioChannel', () => {
  let server: VendorServer;
  const sent = () => Object.fromEntries(new URLSearchParams(server.calls[0]?.body));
  const open = (change: Partial<typeof options> = {}, url: string | undefined = receiptUrl) =>
    new TwilioChannel({ ...options, endpoint: server.url, ...change }, url, new HttpClient());

  beforeEach(async () => {
    server = await VendorServer.open(twilio);
  });

  afterEach(() => server.close());

  it('sends a text in the form that is documented, nothing changed in it', async () => {
    const text = '【演示】验证码 135791，5 分钟内有效 & 100% +1=?😀\n';
    const outcome = await open().deliver(aReadyMessage({ text }), never);
    expect(outcome).toEqual({ result: 'accepted', vendorMessageId: sid, segments: 1 });
    expect(sent()).toEqual({
      ...{ To: '+8613812341234', From: '+15005550006', Body: text },
      ...{ ValidityPeriod: '300', StatusCallback: receiptUrl },
    });
  });

  it('names a messaging service, but no sender whose name begins alike', async () => {
    const service = `MG${'1'.repeat(32)}`;
    await open({ from: service }).deliver(aReadyMessage(), never);
    await open({ from: 'MGcafe' }).deliver(aReadyMessage(), never);
    const forms = server.calls.map(({ body }) => new URLSearchParams(body));
    expect(forms.map((form) => form.get('MessagingServiceSid'))).toEqual([service, null]);
    expect(forms.map((form) => form.get('From'))).toEqual([null, 'MGcafe']);
  });

  it('asks for no receipt where none can be received', async () => {
    const channel = new TwilioChannel({ ...options, endpoint: server.url }, undefined, new HttpClient());
    await channel.deliver(aReadyMessage(), never);
    expect(sent()).not.toHaveProperty('StatusCallback');
  });

  it('lets no text wait in a queue for longer than Twilio allows', async () => {
    await open().deliver(aReadyMessage({}, { secondsLeft: 86_400 }), never);
    expect(sent()).toMatchObject({ ValidityPeriod: '36000' });
  });

  it('lets no text leave that queue after its code has expired, however late it came there', async () => {
    await open().deliver(aReadyMessage({ minutes: 1 }, { secondsLeft: 31 }), never);
    expect(sent()).toMatchObject({ ValidityPeriod: '31' });
  });

  it('hears that a number is wrong, and that a login is', async () => {
    const wrong = await open().deliver(aReadyMessage({ to: '+86' }), never);
    expect(wrong).toEqual({ result: 'refused', why: 'twilio 21211' });
    const stranger = await open({ authToken: 'another token' }).deliver(aReadyMessage(), never);
    expect(stranger).toEqual({ result: 'failed', why: 'twilio 20003' });
  });

  it('says of itself that it cannot tell a second try', () => {
    expect(open()).toMatchObject({ name: 'twilio', kinds: ['sms'], deduplicates: false });
  });
});

describe('TwilioChannel, as any vendor,', () => {
  smsVendorContract({
    open: (endpoint) => new TwilioChannel({ ...options, endpoint }, receiptUrl, new HttpClient()),
    secrets: [authToken, Buffer.from(`${accountSid}:${authToken}`).toString('base64')],
  });
});

describe('twilioOutcome', () => {
  const outcome = (status: number, content: unknown, headers = {}) =>
    twilioOutcome({ isAnswered: true, status, headers: new Headers(headers), text: JSON.stringify(content) });

  it.each([
    ['one segment', '1', { segments: 1 }],
    ['three segments', '3', { segments: 3 }],
    ['a number that a messaging service does not know yet', '0', {}],
    ['no number', undefined, {}],
  ])('takes a SID for acceptance, with %s', (_, given, segments) => {
    const content = { sid, status: 'queued', num_segments: given, error_code: null };
    expect(outcome(201, content)).toEqual({ result: 'accepted', vendorMessageId: sid, ...segments });
  });

  it.each([undefined, 7, '', 'SM1', `${sid}0`])('does not take %j for a SID', (given) => {
    expect(outcome(201, { sid: given })).toEqual({ result: 'unknown', why: 'http 201' });
  });

  it.each([21211, 21265, 21266, 21610, 21614, 21617, 21635, 21606, 21705, 21408, 21608, 21612])(
    'takes %i for the end of a message',
    (code) => {
      expect(outcome(400, { code, status: 400 })).toEqual({ result: 'refused', why: `twilio ${code}` });
    },
  );

  it.each([
    [400, 30007],
    [400, 99999],
  ])('leaves a message that was answered with %i and %i to others, but not those of others', (status, code) => {
    expect(outcome(status, { code })).toEqual({ result: 'deferred', why: `twilio ${code}` });
  });

  it.each([
    [401, 20003],
    [403, 20005],
    [404, 20404],
    [400, 21611],
    [400, 30002],
    [429, 63038],
  ])('takes %i and %i for a failure that everybody meets', (status, code) => {
    expect(outcome(status, { code })).toEqual({ result: 'failed', why: `twilio ${code}` });
  });

  it('rests where it sends too much, for as long as it is told', () => {
    const why = 'twilio 20429';
    expect(outcome(429, { code: 20429 })).toEqual({ result: 'busy', why, retryAfterSeconds: 5 });
    expect(outcome(429, { code: 20429 }, { 'Retry-After': '2' })).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('does not go by a code that comes with an error of the server', () => {
    expect(outcome(500, { code: 21211 })).toEqual({ result: 'failed', why: 'http 500' });
    expect(outcome(503, { code: 20503 })).toEqual({ result: 'failed', why: 'http 503' });
  });

  it.each(['21211', 2.1211, 138123412345, null])('goes by the status where %j is given for a code', (code) => {
    expect(outcome(400, { code })).toEqual({ result: 'deferred', why: 'http 400' });
  });
});
