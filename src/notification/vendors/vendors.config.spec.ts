import { invalidVariables, load } from '../../../test/support/config-issues';

describe('a vendor of SMS', () => {
  it.each([
    ['twilio', ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM']],
    ['vonage', ['VONAGE_API_KEY', 'VONAGE_API_SECRET', 'VONAGE_FROM']],
    ['sns', ['SNS_REGION', 'SNS_ACCESS_KEY_ID', 'SNS_SECRET_ACCESS_KEY']],
    ['aliyun', ['ALIYUN_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_SECRET', 'ALIYUN_SIGN_NAME', 'ALIYUN_TEMPLATES']],
    [
      'tencent',
      ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY', 'TENCENT_SMS_SDK_APP_ID', 'TENCENT_SIGN_NAME', 'TENCENT_TEMPLATES'],
    ],
  ])('is refused without what it needs: %s', (vendor, variables) => {
    expect(invalidVariables({ SMS_PROVIDERS: `inbox,${vendor}` })).toEqual(variables);
  });

  it('is told what belongs to it', () => {
    const env = {
      SMS_PROVIDERS: 'twilio,tencent',
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'token',
      TWILIO_FROM: '+15005550006',
      TENCENT_SECRET_ID: 'id',
      TENCENT_SECRET_KEY: 'key',
      TENCENT_SMS_SDK_APP_ID: '1400006666',
      TENCENT_SIGN_NAME: '示例',
      TENCENT_TEMPLATES: '{"recover-code":{"zh-CN":"110"}}',
      TENCENT_ENDPOINT: 'https://sms.intl.example.com',
      RECEIPT_TOKEN: 'receipts',
    };
    const { notification } = load(env);
    expect(notification.vendors.twilio).toEqual({
      ...{ accountSid: env.TWILIO_ACCOUNT_SID, authToken: 'token', from: '+15005550006' },
    });
    expect(notification.vendors.tencent).toMatchObject({
      ...{ secretId: 'id', secretKey: 'key', smsSdkAppId: '1400006666', region: 'ap-guangzhou' },
      ...{ signName: { en: '示例' }, templates: { 'recover-code': { en: '110' } }, receiptToken: 'receipts' },
      endpoint: 'https://sms.intl.example.com',
    });
    expect(notification.vendors.aliyun).toBeUndefined();
  });

  it.each([
    ['TWILIO_ACCOUNT_SID', 'AC1'],
    ['TWILIO_AUTH_TOKEN', 'a b'],
    ['TWILIO_FROM', 'a name that is too long'],
    ['VONAGE_FROM', '+'],
    ['SNS_REGION', 'Frankfurt'],
    ['SNS_SENDER_ID', '12345'],
    ['ALIYUN_SIGN_NAME', '{}'],
    ['ALIYUN_TEMPLATES', 'SMS_1'],
    ['ALIYUN_ENDPOINT', 'dysmsapi'],
    ['TWILIO_ENDPOINT', 'https://user:word@sms.example.com'],
    ['SNS_ENDPOINT', 'https://sms.example.com/?query'],
    ['TENCENT_ENDPOINT', 'https://sms.example.com/path'],
    ['TENCENT_SMS_SDK_APP_ID', 'one'],
    ['RECEIPT_TOKEN', 'a/b'],
  ])('is refused for %s=%s', (variable, value) => {
    expect(invalidVariables({ [variable]: value })).toEqual([variable]);
  });

  it('is called at an address without a slash at its end', () => {
    const twilio = {
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'token',
      TWILIO_FROM: '+15005550006',
    };
    const { notification } = load({ ...twilio, TWILIO_ENDPOINT: 'https://sms.example.com/of-ours/' });
    expect(notification.vendors.twilio?.endpoint).toBe('https://sms.example.com/of-ours');
  });
});
