import type { CountryAllowList } from './countries';
import type { DatabaseConfig } from './database-url';
import type { Limits } from './limits';
import type { MailProvider, SmsProvider } from './providers';
import type { RouteConfig } from './routes';
import type { TestTargets } from './test-targets';
import type { ThrottleConfig } from './throttle';
import type { VendorConfigs } from './vendors';

/** What a process does: answer requests, deliver messages, or both. */
export type Role = 'all' | 'api' | 'worker';

export interface HttpConfig {
  readonly host: string;
  readonly port: number;
  /** Where people reach the service, without a trailing slash. */
  readonly publicUrl: string;
  /** Only these may set X-Forwarded-For: addresses, networks, or loopback, linklocal, uniquelocal. */
  readonly trustedProxies: readonly string[];
  readonly throttle: ThrottleConfig;
}

/** Who may read the metrics: those who know the token; without one nobody in production, elsewhere everybody. */
export interface OpsConfig {
  readonly metrics: { readonly token: string } | 'off' | 'open';
}

export interface CaptchaConfig {
  readonly lifetimeSeconds: number;
  /** Characters of an image. */
  readonly length: number;
}

export interface NotificationConfig extends VendorConfigs {
  /** In order of preference; an empty list switches the channel off. */
  readonly channels: { readonly sms: readonly SmsProvider[]; readonly email: readonly MailProvider[] };
  /** Given when a list names smtp. */
  readonly smtp?: { readonly url: string; readonly from: string };
  /** Given when a list names webhook. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** The address that links and the last line of an SMS carry, and that receipts are sent to. */
  /** Who carries which messages; what none fits goes to `channels` in their order. */
  readonly routes: readonly RouteConfig[];
  readonly publicUrl: string;
  /** A folder with texts of the apps' own. */
  readonly templatesDir?: string;
  /** False in a process that only answers requests: its messages wait for a worker. */
  readonly worker: boolean;
  /** False in a process that only delivers messages: vendors report to the others what became of them. */
  readonly receipts: boolean;
  readonly leaseSeconds: number;
  /** Messages that a worker has in hand at a time. */
  readonly batch: number;
  readonly pollMs: number;
  /** Tries with each provider before the next. */
  readonly tries: number;
}

/** Durations are seconds. */
export interface AuthConfig extends Pick<Limits, AuthLimit> {
  readonly publicUrl: string;
  readonly defaultRegion: string;
  readonly countries: CountryAllowList;
  readonly testTargets: TestTargets;
  readonly sessionSeconds: number;
}

type AuthLimit =
  | 'smsLifetimeSeconds'
  | 'codeLifetimeMaxSeconds'
  | 'ticketSeconds'
  | 'cooldownSeconds'
  | 'disclosuresPerMinute'
  | 'loginFailures'
  | 'loginWindowSeconds'
  | 'loginDelayMaxSeconds';

/** What every dialect has. */
interface DialectConfig {
  readonly enabled: boolean;
  /** Whether answers may tell that an account exists. */
  readonly disclosure: 'documented' | 'uniform';
}

/** A dialect of one app; the others are told the app in every request. */
interface AppDialectConfig extends DialectConfig {
  /** The app whose accounts it serves. */
  readonly app: string;
}

export interface SystemsConfig extends AppDialectConfig {
  readonly passwordPolicy: 'documented' | 'core';
}

export interface PcuserConfig extends AppDialectConfig {
  /** Serves type 1 (register) beside type 10004. */
  readonly registerCodes: boolean;
}

export interface SmssendConfig extends AppDialectConfig {
  readonly echoCode: 'never' | 'testTargets';
  readonly captcha: 'adaptive' | 'always' | 'off';
}

export interface MemberConfig extends AppDialectConfig {
  readonly sign: 'verify' | 'off';
  readonly replay: 'strict' | 'body' | 'off';
}

/** Everything that can be set, in one slice per module. */
export interface AppConfig {
  readonly isProduction: boolean;
  /** True in development and in tests: everything that is not production. */
  readonly isDevelopment: boolean;
  readonly role: Role;
  readonly http: HttpConfig;
  readonly ops: OpsConfig;
  readonly database: DatabaseConfig;
  /** Newest first. */
  readonly platform: { readonly secretKeys: readonly string[] };
  readonly apps: { readonly defaultSignKey: string };
  readonly captcha: CaptchaConfig;
  readonly otp: Limits;
  readonly notification: NotificationConfig;
  readonly auth: AuthConfig;
  /** True when help pages and Swagger UI are served. */
  readonly help: boolean;
  /** True when the demo account is to exist. */
  readonly demo: boolean;
  readonly dialects: {
    readonly systems: SystemsConfig;
    readonly pcuser: PcuserConfig;
    readonly smssend: SmssendConfig;
    readonly member: MemberConfig;
    readonly gps: DialectConfig;
  };
}
