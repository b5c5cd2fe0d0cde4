import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { CountedRandom } from '../../../../test/doubles/counted-random';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { aliyunError, aliyunGateway, aliyunParameters } from '../../../../test/support/aliyun-gateway';
import { type VendorAnswer, VendorServer } from '../../../../test/support/vendor-server';
import { LOCALES } from '../../../common';
import type { AliyunOptions } from './aliyun.config';
import { HttpClient } from '../http-client';
import { AliyunChannel, aliyunNumber } from './aliyun.vendor';

const secret = 'shared with the vendor';
const perLocale = (text: string) =>
  Object.fromEntries(LOCALES.map((it) => [it, text])) as Record<(typeof LOCALES)[number], string>;
const options: AliyunOptions = {
  accessKeyId: 'key-id',
  accessKeySecret: secret,
  signName: { ...perLocale('regain'), 'zh-CN': '再得科技' },
  templates: { 'recover-code': { ...perLocale('SMS_2'), 'zh-CN': 'SMS_1' } },
};
const accepted = {
  status: 200,
  body: '{"Code":"OK","Message":"OK","RequestId":"F655A8D5","BizId":"900619746936498440^0"}',
};
const never = new AbortController().signal;

describe('AliyunChannel', () => {
  let vendor: VendorServer;
  const open = async (answer: VendorAnswer | (() => VendorAnswer) = accepted, change: Partial<AliyunOptions> = {}) => {
    vendor = await VendorServer.open(aliyunGateway(secret, answer));
    const clock = new FixedClock(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
    return new AliyunChannel(
      { ...options, endpoint: vendor.url, ...change },
      clock,
      new CountedRandom(),
      new HttpClient(),
    );
  };

  afterEach(() => vendor.close());

  it('sends a registered text with its variables, well signed and without a word in the address', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({
      result: 'accepted',
      vendorMessageId: '900619746936498440^0',
    });
    const [call] = vendor.calls;
    expect(call).toMatchObject({
      method: 'POST',
      path: '/',
      headers: { 'x-acs-action': 'SendSms', 'x-acs-version': '2017-05-25', 'x-acs-date': '2026-01-02T03:04:05Z' },
    });
    expect(call && aliyunParameters(call)).toEqual({
      ...{ PhoneNumbers: '13812341234', SignName: 'regain', TemplateCode: 'SMS_2', OutId: 'row-1' },
      TemplateParam: '{"code":"135791","minutes":"5"}',
    });
  });

  it('keeps a Chinese name and the text of the language', async () => {
    const channel = await open();
    await channel.deliver(aReadyMessage({}, { locale: 'zh-CN' }), never);
    const [call] = vendor.calls;
    expect(call && aliyunParameters(call)).toMatchObject({ SignName: '再得科技', TemplateCode: 'SMS_1' });
  });

  it('gives a text without a code no variables', async () => {
    const channel = await open(accepted, { templates: { 'password-changed': perLocale('SMS_3') } });
    await channel.deliver(aReadyMessage({ code: null }, { template: 'password-changed' }), never);
    const [call] = vendor.calls;
    expect(call && aliyunParameters(call)).not.toHaveProperty('TemplateParam');
  });

  it('signs each call anew', async () => {
    const channel = await open();
    await channel.deliver(aReadyMessage(), never);
    await channel.deliver(aReadyMessage(), never);
    const nonces = vendor.calls.map(({ headers }) => headers['x-acs-signature-nonce']);
    expect(new Set(nonces).size).toBe(2);
  });

  it('sends nothing for which no text is registered', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage({}, { template: 'register-code' }), never)).toEqual({
      result: 'unsupported',
      why: 'no template for register-code',
    });
    expect(vendor.calls).toEqual([]);
  });

  it('leaves a foreign number that reads as a Chinese one to others', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage({ to: '+13025550123' }), never)).toMatchObject({
      result: 'unsupported',
    });
    expect(vendor.calls).toEqual([]);
  });

  it('is told by the vendor that its secret is wrong', async () => {
    const channel = await open(accepted, { accessKeySecret: 'another one' });
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'failed', why: 'SignatureDoesNotMatch' });
  });

  it.each<[string, VendorAnswer, object]>([
    ['a bad number', aliyunError(200, 'isv.MOBILE_NUMBER_ILLEGAL'), { result: 'refused' }],
    ['too many for this number', aliyunError(200, 'isv.BUSINESS_LIMIT_CONTROL'), { result: 'deferred' }],
    ['something new', aliyunError(400, 'isv.SOMETHING_NEW'), { result: 'deferred' }],
    ['too many calls', aliyunError(400, 'Throttling.User'), { result: 'busy', retryAfterSeconds: 5 }],
    ['an empty account', aliyunError(200, 'isv.AMOUNT_NOT_ENOUGH'), { result: 'failed' }],
    ['an unknown text', aliyunError(200, 'isv.SMS_TEMPLATE_ILLEGAL'), { result: 'refused' }],
    ['an unknown name', aliyunError(200, 'isv.SMS_SIGNATURE_ILLEGAL'), { result: 'refused' }],
    ['a missing variable', aliyunError(200, 'isv.TEMPLATE_MISSING_PARAMETERS'), { result: 'refused' }],
    ['a repetition that it had', aliyunError(400, 'SignatureNonceUsed'), { result: 'unknown' }],
    ['an unknown key', aliyunError(404, 'InvalidAccessKeyId.NotFound'), { result: 'failed' }],
    ['an outage', aliyunError(503, 'ServiceUnavailable'), { result: 'failed' }],
    ['an error midway', aliyunError(500, 'InternalError'), { result: 'failed' }],
    ['an outage without words', { status: 503 }, { result: 'failed', why: 'http 503' }],
    ['a lost server', { status: 504, body: '<html>' }, { result: 'unknown', why: 'http 504' }],
    ['a page', { status: 200, body: '<html>' }, { result: 'unknown', why: 'http 200' }],
    ['JSON of somebody else', { status: 200, body: '{"Code":7}' }, { result: 'unknown', why: 'http 200' }],
    ['no answer', 'hang up', { result: 'unknown' }],
  ])('judges %s', async (_, answer, outcome) => {
    const channel = await open(answer);
    const told = await channel.deliver(aReadyMessage(), never);
    expect(told).toMatchObject(outcome);
    expect('retryAfterSeconds' in told).toBe('retryAfterSeconds' in outcome);
    expect(JSON.stringify(told)).not.toMatch(/13812341234|135791|regain|shared/);
  });

  it('does not know what became of a message that it was told to give up', async () => {
    const aborter = new AbortController();
    const channel = await open(() => {
      aborter.abort();
      return 'silence';
    });
    expect(await channel.deliver(aReadyMessage(), aborter.signal)).toEqual({ result: 'unknown', why: 'timeout' });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const channel = await open();
    await vendor.close();
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'failed', why: 'http ECONNREFUSED' });
    vendor = await VendorServer.open(() => accepted);
  });
});

describe('aliyunNumber', () => {
  it.each([
    ['+8613812341234', '13812341234'],
    ['+85251234567', '85251234567'],
    ['+447700900123', '447700900123'],
    ['+12025550123', '12025550123'],
  ])('writes %s as the vendor wants it', (e164, number) => {
    expect(aliyunNumber(e164)).toBe(number);
  });

  it.each(['+13025550123', '+19175550123'])(
    'writes no foreign number that is one of China without its plus: %s',
    (e164) => {
      expect(aliyunNumber(e164)).toBeUndefined();
    },
  );
});
