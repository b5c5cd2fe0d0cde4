import { createHash, createHmac } from 'node:crypto';
import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { smsVendorContract } from '../../../../test/contracts/sms-vendor.contract';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { type VendorCall, type VendorReply, VendorServer } from '../../../../test/support/vendor-server';
import { HttpClient } from '../http-client';
import { SnsChannel, snsOutcome } from './sns.vendor';

const options = { region: 'eu-central-1', accessKeyId: 'AKIDNOBODY', secretAccessKey: 'secret/of+nobody' };
const clock = new FixedClock(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
const never = new AbortController().signal;
const id = '567910cd-659e-55d4-8ccb-5aaf14679dc0';

const fault = (status: number, code: string, message = ''): VendorReply => ({
  status,
  body:
    '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\n' +
    `  <Error>\n    <Type>Sender</Type>\n    <Code>${code}</Code>\n    <Message>${message}</Message>\n  </Error>\n` +
    '  <RequestId>c9f6b3f8</RequestId>\n</ErrorResponse>\n',
});

const accepted: VendorReply = {
  status: 200,
  body:
    '<PublishResponse xmlns="https://sns.amazonaws.com/doc/2010-03-31/">\n  <PublishResult>\n' +
    `    <MessageId>${id}</MessageId>\n  </PublishResult>\n</PublishResponse>\n`,
};

const hex = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();

type Groups = Record<'keyId' | 'day' | 'region' | 'names' | 'signature', string>;

const AUTHORIZATION = new RegExp(
  '^AWS4-HMAC-SHA256 Credential=(?<keyId>[A-Z]+)/(?<day>[0-9]{8})/(?<region>[a-z0-9-]+)/sns/aws4_request, ' +
    'SignedHeaders=(?<names>[a-z;-]+), Signature=(?<signature>[0-9a-f]{64})$',
);

/** Verifies a signed request as AWS does, step by step as in its guide, over the headers that the request names. */
function isSigned({ method, path, headers, body }: VendorCall): boolean {
  const { keyId, day, region, names, signature } = AUTHORIZATION.exec(String(headers.authorization))?.groups as Groups;
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonicalRequest = `${method}\n${path}\n\n${lines.join('')}\n${names}\n${hex(body)}`;
  const date = String(headers['x-amz-date']);
  const stringToSign = `AWS4-HMAC-SHA256\n${date}\n${day}/${region}/sns/aws4_request\n${hex(canonicalRequest)}`;
  const dateKey = hmac(`AWS4${options.secretAccessKey}`, day);
  const signingKey = hmac(hmac(hmac(dateKey, region), 'sns'), 'aws4_request');
  const isOurs = keyId === options.accessKeyId && region === options.region && date.startsWith(day);
  return isOurs && names.includes('host') && hmac(signingKey, stringToSign).toString('hex') === signature;
}

/** SNS, as its API reference describes Publish. */
function sns(call: VendorCall): VendorReply {
  const form = new URLSearchParams(call.body);
  const demands: readonly (readonly [boolean, VendorReply])[] = [
    [isSigned(call), fault(403, 'SignatureDoesNotMatch')],
    [call.headers['x-amz-date'] === '20260102T030405Z', fault(400, 'RequestExpired')],
    [form.get('Action') === 'Publish' && form.get('Version') === '2010-03-31', fault(400, 'InvalidAction')],
    [
      /^\+\d{8,15}$/.test(String(form.get('PhoneNumber'))),
      fault(400, 'InvalidParameter', 'Invalid parameter: PhoneNumber'),
    ],
    [form.has('Message'), fault(400, 'ValidationError')],
  ];
  const [, missed] = demands.find(([isMet]) => !isMet) ?? [];
  return missed ?? accepted;
}

describe('SnsChannel', () => {
  let server: VendorServer;
  const sent = () => Object.fromEntries(new URLSearchParams(server.calls[0]?.body));
  const open = (change: Partial<typeof options & { senderId: string }> = {}) =>
    new SnsChannel({ ...options, endpoint: server.url, ...change }, clock, new HttpClient());

  const transactional = {
    'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
  };

  beforeEach(async () => {
    server = await VendorServer.open(sns);
  });

  afterEach(() => server.close());

  it('publishes a text to a number, signed, nothing changed in it', async () => {
    const text = '【演示】验证码 135791，5 分钟内有效 & 100% +1=?~*😀\n';
    expect(await open().deliver(aReadyMessage({ text }), never)).toEqual({ result: 'accepted', vendorMessageId: id });
    expect(sent()).toEqual({
      ...{ Action: 'Publish', Version: '2010-03-31', PhoneNumber: '+8613812341234', Message: text },
      ...transactional,
    });
    expect(server.calls[0]?.body).toContain('%20100%25%20%2B1%3D');
  });

  it('names the sender where there is one', async () => {
    await open({ senderId: 'Demo' }).deliver(aReadyMessage(), never);
    expect(sent()).toMatchObject({
      ...transactional,
      'MessageAttributes.entry.2.Name': 'AWS.SNS.SMS.SenderID',
      'MessageAttributes.entry.2.Value.DataType': 'String',
      'MessageAttributes.entry.2.Value.StringValue': 'Demo',
    });
  });

  it('hears that a number is wrong, and that a key is', async () => {
    const wrong = await open().deliver(aReadyMessage({ to: '+86' }), never);
    expect(wrong).toEqual({ result: 'refused', why: 'sns InvalidParameter' });
    const strangers = [{ secretAccessKey: 'another' }, { accessKeyId: 'AKIDANOTHER' }, { region: 'eu-west-1' }];
    for (const stranger of strangers) {
      const outcome = await open(stranger).deliver(aReadyMessage(), never);
      expect(outcome).toEqual({ result: 'failed', why: 'sns SignatureDoesNotMatch' });
    }
  });

  it('says of itself that it cannot tell a second try', () => {
    expect(open()).toMatchObject({ name: 'sns', kinds: ['sms'], deduplicates: false });
  });
});

describe('SnsChannel, as any vendor,', () => {
  smsVendorContract({
    open: (endpoint) => new SnsChannel({ ...options, endpoint }, clock, new HttpClient()),
    secrets: [options.secretAccessKey],
  });
});

describe('snsOutcome', () => {
  const outcome = (status: number, text: string, headers = {}) =>
    snsOutcome({ isAnswered: true, status, headers: new Headers(headers), text });
  const fault = (status: number, code: string, message = '', headers = {}) =>
    outcome(
      status,
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      headers,
    );

  it('takes a message id for acceptance', () => {
    const text = `<PublishResponse><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`;
    expect(outcome(200, text)).toEqual({ result: 'accepted', vendorMessageId: id });
    expect(outcome(500, text)).toEqual({ result: 'failed', why: 'http 500' });
  });

  it.each(['', '<MessageId></MessageId>', `<MessageId>${'x'.repeat(65)}</MessageId>`, '<Code>Throttled</Code>'])(
    'does not take %j for acceptance',
    (text) => {
      expect(outcome(200, text)).toEqual({ result: 'unknown', why: 'http 200' });
    },
  );

  it.each([
    ['InvalidParameter', 'Invalid parameter: PhoneNumber Reason: +86 is not valid to publish to'],
    ['InvalidParameterValue', 'Invalid parameter: PhoneNumber'],
    ['ValidationError', ''],
    ['OptedOut', 'This phone number is opted out'],
  ])('takes %s (%s) for the end of a message', (code, message) => {
    expect(fault(400, code, message)).toEqual({ result: 'refused', why: `sns ${code}` });
  });

  it.each([[400, 'UserError', '']])(
    'leaves a message that was answered with %i %s to others',
    (status, code, message) => {
      expect(fault(status, code, message)).toEqual({ result: 'deferred', why: `sns ${code}` });
    },
  );

  it.each([
    [403, 'InvalidClientTokenId'],
    [403, 'SignatureDoesNotMatch'],
    [403, 'AuthorizationError'],
    [400, 'AccessDeniedException'],
    [400, 'RequestExpired'],
    [400, 'OptInRequired'],
  ])('takes %i %s for a failure that everybody meets', (status, code) => {
    expect(fault(status, code)).toEqual({ result: 'failed', why: `sns ${code}` });
  });

  it.each([
    [400, 'Throttling'],
    [400, 'ThrottlingException'],
    [429, 'Throttled'],
    [503, 'RequestLimitExceeded'],
  ])('rests where %i %s says that it sends too much', (status, code) => {
    expect(fault(status, code)).toEqual({ result: 'busy', why: `sns ${code}`, retryAfterSeconds: 5 });
    expect(fault(status, code, '', { 'Retry-After': '2' })).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('tells a sender that is not valid from a number', () => {
    const sender = fault(400, 'InvalidParameter', 'Invalid parameter: SenderId');
    expect(sender).toEqual({ result: 'refused', why: 'sns InvalidParameter, not the number' });
  });

  it('does not go by a code that comes with an error of the server', () => {
    expect(fault(500, 'InternalError')).toEqual({ result: 'failed', why: 'http 500' });
    expect(fault(500, 'InternalFailure')).toEqual({ result: 'failed', why: 'http 500' });
    expect(fault(503, 'ServiceUnavailable')).toEqual({ result: 'failed', why: 'http 503' });
  });

  it('goes by the status where a code is none', () => {
    expect(fault(400, '+8613812341234')).toEqual({ result: 'deferred', why: 'http 400' });
  });
});
