import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { tencentError, tencentGateway, tencentStatus } from '../../../../test/support/tencent-gateway';
import { type VendorAnswer, VendorServer } from '../../../../test/support/vendor-server';
import { LOCALES } from '../../../common';
import { HttpClient } from '../http-client';
import { TencentChannel } from './tencent.vendor';
import type { TencentOptions } from './tencent.config';

const secret = 'shared with the vendor';
const perLocale = (text: string) =>
  Object.fromEntries(LOCALES.map((it) => [it, text])) as Record<(typeof LOCALES)[number], string>;
const options: TencentOptions = {
  ...{ secretId: 'secret-id', secretKey: secret, smsSdkAppId: '1400006666', region: 'ap-guangzhou' },
  signName: { ...perLocale('regain'), 'zh-CN': '再得科技' },
  templates: { 'recover-code': { ...perLocale('1111'), 'zh-CN': '1110' } },
};
const accepted = tencentStatus({ SerialNo: '5000:1045710669157053657849499619', Fee: 2, Code: 'Ok' });
const never = new AbortController().signal;

describe('TencentChannel', () => {
  let vendor: VendorServer;
  const clock = new FixedClock(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  const open = async (answer: VendorAnswer | (() => VendorAnswer) = accepted, change: Partial<TencentOptions> = {}) => {
    vendor = await VendorServer.open(tencentGateway(secret, answer));
    return new TencentChannel({ ...options, endpoint: vendor.url, ...change }, clock, new HttpClient());
  };
  const sent = (): unknown => JSON.parse(vendor.calls[0]?.body ?? '');

  afterEach(() => vendor.close());

  it('sends a registered text with its variables, well signed', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({
      ...{ result: 'accepted', vendorMessageId: '5000:1045710669157053657849499619', segments: 2 },
    });
    const [call] = vendor.calls;
    expect(call).toMatchObject({
      ...{ method: 'POST', path: '/' },
      headers: {
        ...{ 'content-type': 'application/json; charset=utf-8', 'x-tc-action': 'SendSms' },
        ...{ 'x-tc-version': '2021-01-11', 'x-tc-timestamp': '1767323045', 'x-tc-region': 'ap-guangzhou' },
      },
    });
    expect(sent()).toEqual({
      ...{ PhoneNumberSet: ['+8613812341234'], SmsSdkAppId: '1400006666', SignName: 'regain', TemplateId: '1111' },
      ...{ TemplateParamSet: ['135791', '5'], SessionContext: 'row-1' },
    });
  });

  it('keeps a Chinese name and the text of the language', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage({}, { locale: 'zh-CN' }), never)).toMatchObject({ result: 'accepted' });
    expect(sent()).toMatchObject({ SignName: '再得科技', TemplateId: '1110' });
  });

  it('gives a text without a code no variables', async () => {
    const channel = await open(accepted, { templates: { 'password-changed': perLocale('1112') } });
    await channel.deliver(aReadyMessage({ code: null }, { template: 'password-changed' }), never);
    expect(sent()).toMatchObject({ TemplateId: '1112', TemplateParamSet: [] });
  });

  it('sends nothing for which no text is registered', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage({}, { template: 'register-code' }), never)).toEqual({
      result: 'unsupported',
      why: 'no template for register-code',
    });
    expect(vendor.calls).toEqual([]);
  });

  it('is told by the vendor that its secret is wrong', async () => {
    const channel = await open(accepted, { secretKey: 'another one' });
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({
      result: 'failed',
      why: 'AuthFailure.SignatureFailure',
    });
  });

  it.each<[string, VendorAnswer, object]>([
    ['a bad number', tencentStatus({ Code: 'InvalidParameterValue.IncorrectPhoneNumber' }), { result: 'refused' }],
    [
      'a person who has had enough',
      tencentStatus({ Code: 'FailedOperation.PhoneNumberInBlacklist' }),
      { result: 'refused' },
    ],
    ['a bad number in the call', tencentError('InvalidParameterValue.IncorrectPhoneNumber'), { result: 'refused' }],
    [
      'too many for this number',
      tencentStatus({ Code: 'LimitExceeded.PhoneNumberThirtySecondLimit' }),
      { result: 'deferred' },
    ],
    ['too many calls', tencentError('RequestLimitExceeded.IPLimitExceeded'), { result: 'busy', retryAfterSeconds: 5 }],
    [
      'an empty account',
      tencentStatus({ Code: 'FailedOperation.InsufficientBalanceInSmsPackage' }),
      { result: 'failed' },
    ],
    [
      'an unknown text',
      tencentStatus({ Code: 'FailedOperation.TemplateIncorrectOrUnapproved' }),
      { result: 'refused' },
    ],
    [
      'an unknown name',
      tencentStatus({ Code: 'FailedOperation.SignatureIncorrectOrUnapproved' }),
      { result: 'refused' },
    ],
    [
      'other variables',
      tencentStatus({ Code: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate' }),
      { result: 'refused' },
    ],
    ['an unknown application', tencentError('InvalidParameterValue.SdkAppIdNotExist'), { result: 'refused' }],
    ['an expired signature', tencentError('AuthFailure.SignatureExpire'), { result: 'failed' }],
    ['a text that ran late', tencentStatus({ Code: 'InternalError.Timeout' }), { result: 'unknown' }],
    ['an error called Ok', tencentError('Ok'), { result: 'deferred' }],
    ['an outage', { status: 503 }, { result: 'failed', why: 'http 503' }],
    ['a lost server', { status: 504, body: '<html>' }, { result: 'unknown', why: 'http 504' }],
    ['a page', { status: 200, body: '<html>' }, { result: 'unknown', why: 'http 200' }],
    ['nothing about the message', { status: 200, body: '{"Response":{"SendStatusSet":[]}}' }, { result: 'unknown' }],
    ['no answer', 'hang up', { result: 'unknown' }],
  ])('judges %s', async (_, answer, outcome) => {
    const channel = await open(answer);
    const told = await channel.deliver(aReadyMessage(), never);
    expect(told).toMatchObject(outcome);
    expect('retryAfterSeconds' in told).toBe('retryAfterSeconds' in outcome);
    expect(JSON.stringify(told)).not.toMatch(/13812341234|135791|regain|shared/);
  });

  it.each([{}, { Fee: 0 }, { Fee: 1.5, SerialNo: '' }, { Fee: '1', SerialNo: 'x'.repeat(65) }])(
    'takes no more than it can keep of a yes: %j',
    async (details) => {
      const channel = await open(tencentStatus({ ...details, Code: 'Ok' }));
      expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'accepted' });
    },
  );

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
