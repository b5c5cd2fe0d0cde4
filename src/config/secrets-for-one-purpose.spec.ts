import { variableNames } from '../app.config';
import { secretNames } from './secrets-for-one-purpose';

describe('secretNames', () => {
  it('are those of all variables that hold a secret', () => {
    expect([...secretNames(variableNames)].sort()).toEqual([
      'ALIYUN_ACCESS_KEY_SECRET',
      'MEMBER_SIGN_KEY',
      'METRICS_TOKEN',
      'RECEIPT_TOKEN',
      'SECRET_KEYS',
      'SNS_SECRET_ACCESS_KEY',
      'TENCENT_SECRET_KEY',
      'TWILIO_AUTH_TOKEN',
      'VONAGE_API_SECRET',
      'VONAGE_SIGNATURE_SECRET',
      'WEBHOOK_SECRET',
    ]);
  });
});
