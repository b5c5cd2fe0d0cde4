import { invalidVariables, configIssues, load } from '../test/support/config-issues';
import { misspellings } from './app.config';
import { ConfigError, DEVELOPMENT_LIMITS, looserThanStandard, STANDARD_LIMITS } from './config';

describe('loadConfig', () => {
  it('serves development on the embedded database when nothing but the secrets is given', () => {
    expect(load()).toMatchObject({
      service: {
        ...{ isProduction: false, isDevelopment: true, role: 'all' },
        ...{ host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
      },
      demo: { enabled: true },
      http: { trustedProxies: [], keepAliveSeconds: 75 },
      database: { connection: { kind: 'sqlite', file: './data/regain.sqlite' } },
      otp: DEVELOPMENT_LIMITS,
      notification: { channels: { sms: ['inbox'], email: ['inbox'] }, worker: true },
      auth: { defaultRegion: 'CN', countries: '*' },
    });
  });

  it('takes origins as browsers name them', () => {
    const given = 'https://Shop.example.com:443/, http://localhost:5173,https://例子.测试, capacitor://localhost';
    expect(load({ CORS_ORIGINS: given }).http.corsOrigins).toEqual([
      ...[
        'https://shop.example.com',
        'http://localhost:5173',
        'https://xn--fsqu00a.xn--0zwm56d',
        'capacitor://localhost',
      ],
    ]);
    expect(load().http.corsOrigins).toEqual([]);
  });

  it('warns of misspelled variables, without their values', () => {
    const warned = misspellings(load({ DATABSE_URL: 'mysql://canary', PATH: '/bin' }));
    expect(warned).toEqual(['DATABSE_URL is not read: did you mean DATABASE_URL?']);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(load({ PORT: '', SMTP_URL: '' }).service.port).toBe(3000);
  });

  it('ignores variables of other programs', () => {
    expect(invalidVariables({ PATH: '/bin', LANG: 'C', port: 'x' })).toEqual([]);
  });

  it('has help pages unless they are switched off, or nothing but messages is delivered', () => {
    const worker = { DATABASE_URL: 'mysql://root@127.0.0.1:3306/regain', ROLE: 'worker' };
    expect([{}, { HELP: 'off' }, worker].map((env) => load(env).help.enabled)).toEqual([true, false, false]);
  });

  it('is development without the demo account in tests', () => {
    expect(load({ NODE_ENV: 'test' })).toMatchObject({
      service: { isDevelopment: true, isProduction: false },
      demo: { enabled: false },
    });
  });

  it('lets the public address follow the port', () => {
    expect(load({ PORT: '8080' }).service.publicUrl).toBe('http://localhost:8080');
    expect(load({ PUBLIC_URL: 'https://id.example.com/' }).service.publicUrl).toBe('https://id.example.com');
  });

  it.each([
    ['https://example.com', 'https://example.com', ''],
    ['https://example.com/', 'https://example.com', ''],
    ['https://example.com/regain', 'https://example.com/regain', '/regain'],
    ['https://example.com/regain/', 'https://example.com/regain', '/regain'],
    ['https://example.com/a/b-c_d.e~1/', 'https://example.com/a/b-c_d.e~1', '/a/b-c_d.e~1'],
    ['https://example.com/账号/', 'https://example.com/%E8%B4%A6%E5%8F%B7', '/%E8%B4%A6%E5%8F%B7'],
  ])('reads the path of the public address %s', (given, publicUrl, basePath) => {
    expect(load({ PUBLIC_URL: given }).service).toMatchObject({ publicUrl, basePath });
    expect(load({ PUBLIC_URL: given }).http.basePath).toBe(basePath);
  });

  it('reads the pages to go back to, of one client application or of several', () => {
    const read = (given: string) => Object.fromEntries(load({ RETURN_URL: given }).clients.returnUrls);
    expect(read('')).toEqual({});
    expect(read('https://a.example/login?x=1')).toEqual({ default: 'https://a.example/login?x=1' });
    expect(read('https://a.example/, shop=http://b.example/?y=2#z')).toEqual({
      default: 'https://a.example/',
      shop: 'http://b.example/?y=2#z',
    });
  });

  it('keeps secret keys in their order', () => {
    expect(load({ SECRET_KEYS: 'newest, older' }).keyRing.secretKeys).toEqual(['newest', 'older']);
  });

  it('delivers no messages in a process that only answers requests', () => {
    const env = { DATABASE_URL: 'mysql://root@127.0.0.1:3306/regain' };
    expect(load({ ...env, ROLE: 'api' }).notification).toMatchObject({ worker: false, receipts: true });
    expect(load({ ...env, ROLE: 'worker' }).notification).toMatchObject({ worker: true, receipts: false });
    expect(load().notification).toMatchObject({ worker: true, receipts: true });
  });

  it('shows metrics to whoever knows the token, and to everybody where there is none', () => {
    expect(load({ METRICS_TOKEN: 'shown' }).metrics.access).toEqual({ token: 'shown' });
    expect(load().metrics.access).toBe('open');
  });

  it('overrides the limits that LIMITS names and no others', () => {
    expect(load({ LIMITS: '{"cooldownSeconds":1}' }).otp).toEqual({ ...STANDARD_LIMITS, cooldownSeconds: 1 });
  });

  it('loosens the limits of a development start that does not set LIMITS, and of no other', () => {
    expect(looserThanStandard(DEVELOPMENT_LIMITS)).toContain('targetPerHour');
    expect(load({ LIMITS: '{}' }).otp).toEqual(STANDARD_LIMITS);
    expect(load({ NODE_ENV: 'test' }).otp).toEqual(STANDARD_LIMITS);
  });

  it('gives each vendor its options', () => {
    const env = {
      MAIL_PROVIDERS: 'smtp,inbox',
      SMTP_URL: 'smtp://mail:25',
      MAIL_FROM: 'Regain <no-reply@example.com>',
    };
    expect(load(env).notification).toMatchObject({
      channels: { sms: ['inbox'], email: ['smtp', 'inbox'] },
      vendors: { smtp: { url: 'smtp://mail:25', from: 'Regain <no-reply@example.com>' } },
    });
  });
});

describe('a dialect switch', () => {
  it.each(['DIALECT_SMSSEND_ECHO_CODE', 'DIALECT_SMSSEND_ECHOCODE'])('may be spelled %s', (name) => {
    expect(load({ [name]: 'testTargets' }).smssend.echoCode).toBe('testTargets');
  });

  it('must be one that the dialect has', () => {
    expect(configIssues({ DIALECT_SYSTEMS_ECHO_CODE: 'never', DIALECT_SMSEND_ENABLED: 'false' })).toEqual([
      'DIALECT_SYSTEMS_ECHO_CODE is not a switch of any dialect: did you mean DIALECT_SMSSEND_ECHO_CODE?',
      'DIALECT_SMSEND_ENABLED is not a switch of any dialect: did you mean DIALECT_SMSSEND_ENABLED?',
    ]);
  });

  it('must not be given in two spellings', () => {
    expect(invalidVariables({ DIALECT_SMSSEND_ECHO_CODE: 'never', DIALECT_SMSSEND_ECHOCODE: 'testTargets' })).toEqual([
      'DIALECT_SMSSEND_ECHO_CODE',
    ]);
  });

  it('sets its own dialect only', () => {
    const { systems, pcuser, smssend, member, gps } = load({
      DIALECT_SYSTEMS_DISCLOSURE: 'uniform',
      DIALECT_SYSTEMS_PASSWORD_POLICY: 'core',
      DIALECT_PCUSER_ENABLED: 'false',
      DIALECT_PCUSER_REGISTER_CODES: 'true',
      DIALECT_SMSSEND_APP: 'shop',
      DIALECT_SMSSEND_CAPTCHA: 'always',
      DIALECT_MEMBER_APP: 'trains',
      DIALECT_MEMBER_REPLAY: 'body',
      DIALECT_GPS_DISCLOSURE: 'uniform',
    });
    expect({ systems, pcuser, smssend, member, gps }).toEqual({
      systems: { enabled: true, app: 'default', disclosure: 'uniform', passwordPolicy: 'core' },
      pcuser: { enabled: false, app: 'default', disclosure: 'documented', registerCodes: true },
      smssend: { enabled: true, app: 'shop', disclosure: 'documented', echoCode: 'never', captcha: 'always' },
      member: { enabled: true, app: 'trains', disclosure: 'documented', sign: 'verify', replay: 'body' },
      gps: { enabled: true, disclosure: 'uniform' },
    });
  });
});

describe('a bad environment', () => {
  it.each([
    ['NODE_ENV', 'prod'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['PUBLIC_URL', 'https://user:pw@example.com'],
    ['PUBLIC_URL', 'https://example.com/?a=b'],
    ['PUBLIC_URL', 'https://example.com//regain'],
    ['RETURN_URL', 'javascript:alert(1)'],
    ['RETURN_URL', '//example.com/'],
    ['RETURN_URL', '/login'],
    ['RETURN_URL', 'https://user:pw@example.com/'],
    ['RETURN_URL', 'https://a.example/,https://b.example/'],
    ['RETURN_URL', 'shop='],
    ['RETURN_URL', '=https://a.example/'],
    ['PUBLIC_URL', 'https://example.com/a;b'],
    ['PUBLIC_URL', "https://example.com/a'b"],
    ['PUBLIC_URL', 'https://example.com/$&'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://shop.example.com,*'],
    ['CORS_ORIGINS', 'https://*.example.com'],
    ['CORS_ORIGINS', 'null'],
    ['CORS_ORIGINS', 'file://'],
    ['CORS_ORIGINS', 'shop.example.com'],
    ['CORS_ORIGINS', 'https://shop.example.com/reset'],
    ['CORS_ORIGINS', 'https://me:pw@shop.example.com'],
    ['THROTTLE', 'off'],
    ['THROTTLE', '300,sends=60'],
    ['ROLE', 'web'],
    ['DATABASE_URL', 'postgres://localhost/db'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['DATABASE_URL', 'mysql://localhost/db?poolSize=0'],
    ['SECRET_KEYS', ' , '],
    ['DEFAULT_REGION', 'cn'],
    ['COUNTRIES', 'CN,XX'],
    ['COUNTRIES', 'CN=free'],
    ['COUNTRIES', 'CN,CN=1'],
    ['SPEND_CAP_PER_DAY', '0'],
    ['SPEND_CAP_PER_DAY', '-1'],
    ['SPEND_CAP_PER_DAY', '1e9'],
    ['LIMITS', 'cooldownSeconds=1'],
    ['LIMITS', '[]'],
    ['LIMITS', '{"coolDownSeconds":1}'],
    ['LIMITS', '{"codeLength":4}'],
    ['LIMITS', '{"cooldownSeconds":"60"}'],
    ['LIMITS', '{"attemptsPerChallenge":2.5}'],
    ['TEST_TARGETS', '+8613800138000'],
    ['TEST_TARGETS', '+8613800138000=035791@2027-01-01'],
    ['TEST_TARGETS', '+8613800138000=135791@2027-02-31'],
    ['DEMO', 'yes'],
    ['SMS_PROVIDERS', 'smtp'],
    ['MAIL_PROVIDERS', 'smtp,pigeon'],
    ['SMTP_URL', 'mail:25'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
    ['WEBHOOK_URL', 'ftp://example.com'],
    ['WEBHOOK_URL', 'https://user:word@example.com'],
    ['DIALECT_SYSTEMS_ENABLED', 'on'],
    ['DIALECT_SYSTEMS_APP', 'Two Words'],
    ['DIALECT_SYSTEMS_DISCLOSURE', 'never'],
    ['DIALECT_SYSTEMS_PASSWORD_POLICY', 'none'],
    ['DIALECT_PCUSER_REGISTER_CODES', '10004'],
    ['DIALECT_SMSSEND_ECHO_CODE', 'always'],
    ['DIALECT_SMSSEND_CAPTCHA', 'sometimes'],
    ['DIALECT_MEMBER_SIGN', 'sometimes'],
    ['DIALECT_MEMBER_REPLAY', 'never'],
    ['DIALECT_GPS_DISCLOSURE', 'never'],
  ])('is refused for %s=%s', (variable, value) => {
    expect(invalidVariables({ [variable]: value })).toEqual([variable]);
  });

  it('is refused for a test target whose code has more or fewer digits than codes have', () => {
    const target = (code: string) => ({ TEST_TARGETS: `+8613800138000=${code}@2027-01-01` });
    expect(invalidVariables(target('13579135'))).toEqual(['TEST_TARGETS']);
    expect(invalidVariables({ ...target('13579135'), LIMITS: '{"codeLength":8}' })).toEqual([]);
    expect(invalidVariables({ ...target('135791'), LIMITS: '{"codeLength":8}' })).toEqual(['TEST_TARGETS']);
  });

  it('is refused without a word about NODE_ENV where others can reach it', () => {
    const open = { HOST: '0.0.0.0', INBOX_PUBLIC: 'yes' };
    for (const unsaid of [undefined, '']) expect(invalidVariables({ ...open, NODE_ENV: unsaid })).toEqual(['NODE_ENV']);
    expect(invalidVariables({ ...open, NODE_ENV: 'development' })).toEqual([]);
    for (const HOST of ['127.0.0.1', '::1', 'localhost']) expect(invalidVariables({ HOST })).toEqual([]);
  });

  it('is refused with an inbox that others can reach', () => {
    const open = { HOST: '0.0.0.0', NODE_ENV: 'development' };
    expect(invalidVariables(open)).toEqual(['HOST']);
    expect(invalidVariables({ ...open, INBOX_PUBLIC: 'yes' })).toEqual([]);
    expect(invalidVariables({ ...open, SMS_PROVIDERS: 'none' })).toEqual(['HOST']);
    expect(invalidVariables({ ...open, SMS_PROVIDERS: 'none', MAIL_PROVIDERS: 'none' })).toEqual([]);
  });

  it('is refused in one error that names every bad variable', () => {
    const env = { PORT: 'x', DATABASE_URL: 'nowhere', THROTTLE: '-1', DIALECT_GPS_APP: 'shop' };
    expect(invalidVariables(env)).toEqual(['DIALECT_GPS_APP', 'PORT', 'THROTTLE', 'DATABASE_URL']);
    expect(() => load(env)).toThrow(ConfigError);
  });

  it('never shows a value', () => {
    const canary = 'canary-5f2c';
    const env = Object.fromEntries(
      ['PORT', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'WEBHOOK_URL', 'TEST_TARGETS', 'LIMITS', 'COUNTRIES'].map(
        (variable) => [variable, canary],
      ),
    );
    const shown = configIssues({ ...env, NODE_ENV: 'production', SECRET_KEYS: canary, WEBHOOK_SECRET: canary });
    expect(shown.length).toBeGreaterThanOrEqual(10);
    expect(shown.join('\n')).not.toContain(canary);
  });

  it('is refused without secret keys', () => {
    expect(invalidVariables({ SECRET_KEYS: undefined })).toEqual(['SECRET_KEYS']);
  });

  it.each(['api', 'worker'])('is refused for ROLE=%s on SQLite, which serves one process', (role) => {
    expect(invalidVariables({ ROLE: role })).toEqual(['ROLE']);
    expect(invalidVariables({ ROLE: role, DATABASE_URL: 'mysql://root@127.0.0.1/regain' })).toEqual([]);
  });

  it('is refused for a provider without its address', () => {
    expect(invalidVariables({ MAIL_PROVIDERS: 'smtp' })).toEqual(['SMTP_URL', 'MAIL_FROM']);
    expect(invalidVariables({ SMS_PROVIDERS: 'webhook' })).toEqual(['WEBHOOK_URL', 'WEBHOOK_SECRET']);
  });
});
