import { baseUrl, webUrl } from './base-url';
import { type CountryAllowList, countries, region } from './countries';
import { databaseUrl, type DatabaseConfig } from './database-url';
import { type Limits, limits, STANDARD_LIMITS } from './limits';
import { type MailProvider, mailProviders, type SmsProvider, smsProviders } from './providers';
import { flag, matching, oneOf, secret, text, url, wholeNumber } from './readers';
import { type RouteConfig, routes } from './routes';
import { secretKeys } from './secrets';
import { type TestTargets, testTargets } from './test-targets';
import { STANDARD_THROTTLE, throttle, type ThrottleConfig } from './throttle';
import { trustedProxies } from './trusted-proxies';
import { Variable } from './variable';
import { VendorEnv } from './vendor-env';

const environment = oneOf('development', 'test', 'production');
const role = oneOf('all', 'api', 'worker');
const disclosure = oneOf('documented', 'uniform');
const appId = matching(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'must be the id of an app: letters, digits, dots, _ and -, at most 64',
);
/** The app that always exists. */
const DEFAULT_APP = 'default';

const ADDRESS = String.raw`[^\s<>@,"]+@[^\s<>@,"]+`;
const sender = matching(
  new RegExp(String.raw`^(?:${ADDRESS}|[^<>@,"\r\n]+ <${ADDRESS}>)$`),
  'must be one address: a@b.c or Name <a@b.c>',
);

/** Every variable that regain reads, what it is when it is not set, and how its text is read. */
export class Env extends VendorEnv {
  @Variable(environment) readonly NODE_ENV: 'development' | 'test' | 'production' = 'development';
  @Variable(wholeNumber(0, 65_535)) readonly PORT: number = 3000;
  @Variable(matching(/^[\w.:-]{1,255}$/, 'must be a host name or an IP address')) readonly HOST?: string;
  @Variable(baseUrl) readonly PUBLIC_URL?: string;
  @Variable(trustedProxies) readonly TRUSTED_PROXIES: readonly string[] = [];
  @Variable(throttle) readonly THROTTLE: ThrottleConfig = STANDARD_THROTTLE;
  @Variable(oneOf('public', 'off')) readonly HELP?: 'public' | 'off';
  @Variable(secret) readonly METRICS_TOKEN?: string;
  @Variable(role) readonly ROLE: 'all' | 'api' | 'worker' = 'all';

  @Variable(databaseUrl) readonly DATABASE_URL: DatabaseConfig = { kind: 'sqlite', file: './data/regain.sqlite' };
  @Variable(secretKeys) readonly SECRET_KEYS?: readonly string[];
  @Variable(text) readonly MEMBER_SIGN_KEY?: string;

  @Variable(region) readonly DEFAULT_REGION: string = 'CN';
  @Variable(countries) readonly COUNTRIES?: CountryAllowList;
  @Variable(limits) readonly LIMITS: Limits = STANDARD_LIMITS;
  @Variable(testTargets) readonly TEST_TARGETS: TestTargets = new Map();
  @Variable(flag) readonly DEMO?: boolean;

  @Variable(smsProviders) readonly SMS_PROVIDERS: readonly SmsProvider[] = ['inbox'];
  @Variable(mailProviders) readonly MAIL_PROVIDERS: readonly MailProvider[] = ['inbox'];
  @Variable(url('smtp', 'smtps')) readonly SMTP_URL?: string;
  @Variable(routes) readonly ROUTES: readonly RouteConfig[] = [];
  @Variable(sender) readonly MAIL_FROM?: string;
  @Variable(webUrl) readonly WEBHOOK_URL?: string;
  @Variable(text) readonly WEBHOOK_SECRET?: string;
  @Variable(text) readonly TEMPLATES_DIR?: string;

  @Variable(flag) readonly DIALECT_SYSTEMS_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_SYSTEMS_APP: string = DEFAULT_APP;
  @Variable(disclosure) readonly DIALECT_SYSTEMS_DISCLOSURE: 'documented' | 'uniform' = 'documented';
  @Variable(oneOf('documented', 'core')) readonly DIALECT_SYSTEMS_PASSWORD_POLICY: 'documented' | 'core' = 'documented';

  @Variable(flag) readonly DIALECT_PCUSER_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_PCUSER_APP: string = DEFAULT_APP;
  @Variable(disclosure) readonly DIALECT_PCUSER_DISCLOSURE: 'documented' | 'uniform' = 'documented';
  @Variable(flag) readonly DIALECT_PCUSER_REGISTER_CODES: boolean = false;

  @Variable(flag) readonly DIALECT_SMSSEND_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_SMSSEND_APP: string = DEFAULT_APP;
  @Variable(disclosure) readonly DIALECT_SMSSEND_DISCLOSURE: 'documented' | 'uniform' = 'documented';
  @Variable(oneOf('never', 'testTargets')) readonly DIALECT_SMSSEND_ECHO_CODE: 'never' | 'testTargets' = 'never';
  @Variable(oneOf('adaptive', 'always', 'off')) readonly DIALECT_SMSSEND_CAPTCHA: 'adaptive' | 'always' | 'off' =
    'adaptive';

  @Variable(flag) readonly DIALECT_MEMBER_ENABLED: boolean = true;
  @Variable(appId) readonly DIALECT_MEMBER_APP: string = DEFAULT_APP;
  @Variable(disclosure) readonly DIALECT_MEMBER_DISCLOSURE: 'documented' | 'uniform' = 'documented';
  @Variable(oneOf('verify', 'off')) readonly DIALECT_MEMBER_SIGN: 'verify' | 'off' = 'verify';
  @Variable(oneOf('strict', 'body', 'off')) readonly DIALECT_MEMBER_REPLAY: 'strict' | 'body' | 'off' = 'strict';

  @Variable(flag) readonly DIALECT_GPS_ENABLED: boolean = true;
  @Variable(disclosure) readonly DIALECT_GPS_DISCLOSURE: 'documented' | 'uniform' = 'documented';
}
