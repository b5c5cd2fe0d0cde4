import { configIssues, invalidVariables, load } from '../test/support/config-issues';
import { GOOD_SECRET, OTHER_SECRET, PRODUCTION, THIRD_SECRET } from '../test/support/production-environment';
import { variableNames } from './app.config';
import { DEVELOPMENT_LIMITS, STANDARD_LIMITS } from './config';

/** All variables that hold a secret. */
const SECRETS = [
  ...['TURNSTILE_SECRET', 'HCAPTCHA_SECRET'],
  ...['SECRET_KEYS', 'MEMBER_SIGN_KEY', 'METRICS_TOKEN', 'RECEIPT_TOKEN', 'WEBHOOK_SECRET', 'TWILIO_AUTH_TOKEN'],
  ...['VONAGE_API_SECRET', 'VONAGE_SIGNATURE_SECRET', 'SNS_SECRET_ACCESS_KEY', 'TENCENT_SECRET_KEY'],
  ...['ALIYUN_ACCESS_KEY_SECRET', 'EVENTS_SECRET'],
];

describe('production', () => {
  const production: NodeJS.ProcessEnv = {
    ...PRODUCTION,
    SMS_PROVIDERS: 'webhook',
    WEBHOOK_URL: 'https://sms.example.com/send',
    WEBHOOK_SECRET: THIRD_SECRET,
    COUNTRIES: 'CN=0.045',
  };

  const registered = (...names: readonly string[]) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, { en: 'SMS_1' }])));
  const aliyun: NodeJS.ProcessEnv = {
    SMS_PROVIDERS: 'aliyun',
    ALIYUN_ACCESS_KEY_ID: 'id',
    ALIYUN_ACCESS_KEY_SECRET: 'key',
    ALIYUN_SIGN_NAME: 'regain',
    ALIYUN_TEMPLATES: registered('recover-code', 'change-code', 'register-code'),
  };

  it('starts with a vendor that has a registered text for each code', () => {
    expect(invalidVariables({ ...production, ...aliyun })).toEqual([]);
  });

  it('starts with real secrets, real providers and a country list', () => {
    expect(load(production)).toMatchObject({
      service: { isProduction: true, isDevelopment: false, host: '0.0.0.0' },
      demo: { enabled: false },
      otp: STANDARD_LIMITS,
      metrics: { access: 'off' },
      auth: { countries: ['CN'] },
    });
  });

  it('starts with all countries when that is written', () => {
    expect(load({ ...production, COUNTRIES: '*' }).auth.countries).toBe('*');
  });

  it('has help pages only where they are made public', () => {
    expect([load(production).help.enabled, load({ ...production, HELP: 'public' }).help.enabled]).toEqual([
      false,
      true,
    ]);
  });

  it('caps the costs of SMS by the prices of the countries, with 50 as the standard', () => {
    const capOf = (env: NodeJS.ProcessEnv) => load({ ...production, ...env }).spend;
    expect(capOf({})).toEqual({ prices: new Map([['CN', 45_000]]), capPerDay: 50_000_000, allCountries: false });
    expect(capOf({ SPEND_CAP_PER_DAY: '12.5' }).capPerDay).toBe(12_500_000);
    expect(capOf({ COUNTRIES: 'CN=0.045,US' }).prices).toEqual(new Map([['CN', 45_000]]));
  });

  it('starts with stricter limits', () => {
    expect(
      load({ ...production, LIMITS: '{"cooldownSeconds":120,"targetPerDay":5}' }).service.limits.cooldownSeconds,
    ).toBe(120);
  });

  it.each<[string, string, NodeJS.ProcessEnv]>([
    ['a short secret', 'SECRET_KEYS', { SECRET_KEYS: `${GOOD_SECRET},tooshort` }],
    ['an example secret', 'SECRET_KEYS', { SECRET_KEYS: 'change-me-change-me-0123456789abcdef' }],
    ['a typed filler as a secret', 'SECRET_KEYS', { SECRET_KEYS: 'abcabcabcabcabcabcabcabcabcabcabcabc' }],
    ['no key for member requests', 'MEMBER_SIGN_KEY', { MEMBER_SIGN_KEY: '' }],
    ['the example key for member requests', 'MEMBER_SIGN_KEY', { MEMBER_SIGN_KEY: 'dev-sign-key' }],
    ['a short key for member requests', 'MEMBER_SIGN_KEY', { MEMBER_SIGN_KEY: GOOD_SECRET.slice(1) }],
    ['a short webhook secret', 'WEBHOOK_SECRET', { WEBHOOK_SECRET: 'tooshort' }],
    ['a short token for metrics', 'METRICS_TOKEN', { METRICS_TOKEN: 'tooshort' }],
    ['a short token for receipts', 'RECEIPT_TOKEN', { RECEIPT_TOKEN: 'tooshort' }],
    ['a token that is none of Twilio', 'TWILIO_AUTH_TOKEN', { TWILIO_AUTH_TOKEN: 'token' }],
    ['a short secret for the receipts of Vonage', 'VONAGE_SIGNATURE_SECRET', { VONAGE_SIGNATURE_SECRET: 'tooshort' }],
    ['a vendor without registered texts', 'ALIYUN_TEMPLATES', { ...aliyun, ALIYUN_TEMPLATES: '{}' }],
    [
      'a vendor without one for each code',
      'ALIYUN_TEMPLATES',
      { ...aliyun, ALIYUN_TEMPLATES: registered('recover-code') },
    ],
    ['codes in the open', 'TWILIO_ENDPOINT', { TWILIO_ENDPOINT: 'http://sms.example.com' }],
    ['the inbox as its only SMS provider', 'SMS_PROVIDERS', { SMS_PROVIDERS: 'inbox' }],
    ['the inbox beside a real provider', 'SMS_PROVIDERS', { SMS_PROVIDERS: 'webhook,inbox' }],
    ['the inbox as its mail provider, the default', 'MAIL_PROVIDERS', { MAIL_PROVIDERS: undefined }],
    ['no country list', 'COUNTRIES', { COUNTRIES: '' }],
    ['a cap on costs without a price', 'COUNTRIES', { COUNTRIES: 'CN=0.045,US', SPEND_CAP_PER_DAY: '20' }],
    ['a cap on costs for all countries', 'COUNTRIES', { COUNTRIES: '*', SPEND_CAP_PER_DAY: '20' }],
    ['test targets beside a real provider', 'TEST_TARGETS', { TEST_TARGETS: '+8613800138000=135791@2027-01-01' }],
    ['more wrong guesses', 'LIMITS', { LIMITS: '{"attemptsPerChallenge":6}' }],
    ['a shorter cooldown', 'LIMITS', { LIMITS: '{"cooldownSeconds":59}' }],
    ['the limits of development', 'LIMITS', { LIMITS: JSON.stringify(DEVELOPMENT_LIMITS) }],
    ['a shorter cooldown of dialects', 'LIMITS', { LIMITS: '{"dialectCooldownMaxSeconds":119}' }],
    ['the demo accounts', 'DEMO', { DEMO: 'true' }],
    ['codes in answers', 'DIALECT_SMSSEND_ECHO_CODE', { DIALECT_SMSSEND_ECHO_CODE: 'testTargets' }],
    [
      'a page to go back to that is not encrypted',
      'RETURN_URL',
      { RETURN_URL: 'https://a.example/,shop=http://b.example/' },
    ],
    ['no address of its own', 'PUBLIC_URL', { PUBLIC_URL: '' }],
    ['an address that is not encrypted', 'PUBLIC_URL', { PUBLIC_URL: 'http://id.example.com' }],
    ['an address of this machine', 'PUBLIC_URL', { PUBLIC_URL: 'https://localhost/regain' }],
    ['an address of the loopback network', 'PUBLIC_URL', { PUBLIC_URL: 'https://[::1]:8443' }],
    ['no word about proxies', 'TRUSTED_PROXIES', { TRUSTED_PROXIES: '' }],
    ['throttling that is none', 'THROTTLE', { THROTTLE: '30001' }],
    ['throttling of sends that is none', 'THROTTLE', { THROTTLE: '300,send=6001' }],
    ['codes to a webhook in the open', 'WEBHOOK_URL', { WEBHOOK_URL: 'http://sms.internal/send' }],
    ['mail that is never encrypted', 'SMTP_URL', { SMTP_URL: 'smtp://mail.example.com?ignoreTLS=true' }],
    ['mail that need not be encrypted', 'SMTP_URL', { SMTP_URL: 'smtp://mail.example.com?requireTLS=false' }],
    ['a captcha that is switched off', 'DIALECT_SMSSEND_CAPTCHA', { DIALECT_SMSSEND_CAPTCHA: 'off' }],
  ])('refuses %s', (_what, variable, env) => {
    expect(invalidVariables({ ...production, ...env })).toEqual([variable]);
  });

  it.each([{ DIALECT_MEMBER_ENABLED: 'false' }, { DIALECT_MEMBER_SIGN: 'off' }, { DIALECT_MEMBER_APP: 'trains' }])(
    'asks for no key for member requests that nobody signs with it: %j',
    (env) => {
      expect(invalidVariables({ ...production, ...env, MEMBER_SIGN_KEY: '' })).toEqual([]);
    },
  );

  it.each<[string, NodeJS.ProcessEnv]>([
    ['high throttle limits', { THROTTLE: '30000,send=6000' }],
    ['any throttle limits when told that this is meant', { THROTTLE: '1000000', THROTTLE_UNSAFE: 'yes' }],
    ['a webhook of this machine', { WEBHOOK_URL: 'http://127.0.0.1:8080/send' }],
    ['mail in the open when told that this is meant', { SMTP_URL: 'smtp://relay?ignoreTLS=true', SMTP_PLAIN: 'yes' }],
    ['mail in the open to this machine', { SMTP_URL: 'smtp://localhost?ignoreTLS=true' }],
    ['no word about proxies for a worker', { TRUSTED_PROXIES: '', ROLE: 'worker', DATABASE_URL: 'mysql://db/regain' }],
    [
      'no captcha on a dialect that is not served',
      { DIALECT_SMSSEND_CAPTCHA: 'off', DIALECT_SMSSEND_ENABLED: 'false' },
    ],
  ])('starts with %s', (_what, env) => {
    expect(invalidVariables({ ...production, ...env })).toEqual([]);
  });

  it('insists on encryption towards a mail server elsewhere', () => {
    const urlOf = (env: NodeJS.ProcessEnv) =>
      load({ ...production, MAIL_PROVIDERS: 'smtp', MAIL_FROM: 'a@example.com', ...env }).notification.vendors.smtp
        ?.url;
    expect(urlOf({ SMTP_URL: 'smtp://u:p%40@mail.example.com:587?ssl-ca=/ca.pem' })).toBe(
      'smtp://u:p%40@mail.example.com:587?ssl-ca=%2Fca.pem&requireTLS=true',
    );
    for (const SMTP_URL of ['smtps://mail.example.com', 'smtp://localhost', 'smtp://m.example.com?requireTLS=true'])
      expect(urlOf({ SMTP_URL })).toBe(SMTP_URL);
    expect(urlOf({ SMTP_URL: 'smtp://relay', SMTP_PLAIN: 'yes' })).toBe('smtp://relay');
    expect(urlOf({ SMTP_URL: 'smtp://relay', NODE_ENV: 'development' })).toBe('smtp://relay');
  });

  it('refuses one secret for two purposes, and names both', () => {
    const invalid = (env: NodeJS.ProcessEnv) => new Set(invalidVariables({ ...production, ...env }));
    const twice = { METRICS_TOKEN: THIRD_SECRET, SECRET_KEYS: `${GOOD_SECRET},${OTHER_SECRET}` };
    expect(invalid({ MEMBER_SIGN_KEY: GOOD_SECRET })).toEqual(new Set(['SECRET_KEYS', 'MEMBER_SIGN_KEY']));
    expect(invalid(twice)).toEqual(new Set(['SECRET_KEYS', 'MEMBER_SIGN_KEY', 'WEBHOOK_SECRET', 'METRICS_TOKEN']));
  });

  it('looks for one secret in every variable that holds one', () => {
    const rule = 'must be a secret of its own: it stands twice in the configuration';
    const others = variableNames.filter((name) => !(name in production));
    const secret = `whsec_${Buffer.from(GOOD_SECRET.slice(0, 30)).toString('base64')}`;
    const same = Object.fromEntries([...SECRETS, ...others].map((name) => [name, secret]));
    const twice = configIssues({ ...production, ...same, NO_PROXY: '' });
    expect(new Set(twice.filter((issue) => issue.endsWith(rule)))).toEqual(
      new Set(SECRETS.map((name) => `${name} ${rule}`)),
    );
  });

  it('admits test targets where nothing real is sent', () => {
    expect(
      invalidVariables({ ...production, SMS_PROVIDERS: 'none', TEST_TARGETS: '+8613800138000=135791@2027-01-01' }),
    ).toEqual([]);
  });
});
