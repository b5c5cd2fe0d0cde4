import { isSupportedCountry } from 'libphonenumber-js/max';
import { defineConfig, type EnvParser, limitsInForce, text, Unreadable, Variable } from '../config';
import { type ProxySettings, toProxySettings } from '../http';
import type { SpendVariables } from '../notification';
import { AccountSources } from './accounts/sources/account-sources';
import { readAccountsFile } from './accounts/sources/read-accounts-file';
import type { SessionLifetime } from './sessions/session.store';

/** Countries to which SMS may be sent, such as `CN`; `*` for all. */
type CountryAllowList = '*' | readonly string[];

const region: EnvParser<string> = (given) =>
  isSupportedCountry(given) ? given : new Unreadable('must be a two-letter country such as CN');

/** Phone number with a fixed code, to which no message is sent: for app store reviewers and rehearsals. */
export interface TestTarget {
  /** The fixed code; never begins with 0, so that a client may read it as an integer. */
  readonly code: string;
  /**
   * End of the fixed code, milliseconds since 1970: from the start (UTC) of the configured day on, the number is like
   * any other.
   */
  readonly until: number;
}

/** Test targets by phone number, E.164. */
type TestTargets = ReadonlyMap<string, TestTarget>;

const TEST_TARGET = /^(\+[1-9]\d{6,14})=([1-9]\d{5,9})@(\d{4}-\d{2}-\d{2})$/;

/** Parses the list of test targets: `+8613800138000=135791@2027-01-01;…`. */
const testTargets: EnvParser<TestTargets> = (given) => {
  const entries = given.split(';').map((entry) => entry.trim());
  const targets = entries.filter((entry) => entry !== '').map(testTarget);
  const known = targets.filter((target) => target !== undefined);
  if (known.length === targets.length) return new Map(known);
  return new Unreadable(
    'must be a list such as +8613800138000=135791@2027-01-01; codes are 6-10 digits, the first not 0',
  );
};

function testTarget(entry: string): [string, TestTarget] | undefined {
  const [, target, code, day] = TEST_TARGET.exec(entry) ?? [];
  if (target === undefined || code === undefined || day === undefined) return undefined;
  const until = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(until) && new Date(until).toISOString().startsWith(day);
  return isDay ? [target, { code, until }] : undefined;
}

export class AuthVariables {
  @Variable(region) readonly DEFAULT_REGION: string = 'CN';
  @Variable(testTargets) readonly TEST_TARGETS: TestTargets = new Map();
  @Variable(text) readonly ACCOUNTS_FILE?: string;
}

/** Options of accounts, recovery and sign-in. Durations are in seconds. */
export class AuthOptions {
  /** Public URL of this service: scheme and host of every recovery link. */
  readonly publicUrl: string;
  /** Country of phone numbers that are written without one (ISO 3166-1 alpha-2). */
  readonly defaultRegion: string;
  readonly countries: CountryAllowList;
  readonly testTargets: TestTargets;
  /** Where the accounts of each client application are. */
  readonly accounts: AccountSources;
  /** Proxies for calls of services that have the accounts. */
  readonly proxies: ProxySettings;
  /** Lifetimes of a code by its channel, where no dialect promises one. */
  readonly smsLifetimeSeconds: number;
  readonly emailLifetimeSeconds: number;
  /** Maximum lifetime of a code, even where the source document of a dialect promises more. */
  readonly codeLifetimeMaxSeconds: number;
  readonly ticketSeconds: number;
  /** Number of wrong codes, and of messages, after which a verification of an address ends. */
  readonly attemptsPerChallenge: number;
  readonly sendsPerVerification: number;
  /** Usual number of digits of a code. */
  readonly codeLength: number;
  /** Time within which a right code, once accepted, can be used. */
  readonly redeemSeconds: number;
  readonly cooldownSeconds: number;
  /** Maximum of the cooldowns that source documents of dialects promise. */
  readonly dialectCooldownMaxSeconds: number;
  readonly sessionLifetime: SessionLifetime;
  /** Maximum number of answers per client address and minute that may disclose whether an account exists. */
  readonly disclosuresPerMinute: number;
  /** Number of failed sign-ins per account and client address after which a captcha is required. */
  readonly loginFailures: number;
  /** Number of consecutive failed sign-ins of an account over all addresses, after which unknown addresses have to do more. */
  readonly accountLoginFailures: number;
  readonly loginWindowSeconds: number;
  readonly loginDelayMaxSeconds: number;
}

const DAY_SECONDS = 24 * 60 * 60;
const SESSION_LIFETIME: SessionLifetime = { idleSeconds: 30 * DAY_SECONDS, maxSeconds: 90 * DAY_SECONDS };

export const authConfig = defineConfig({
  variables: AuthVariables,
  options: AuthOptions,
  rules: [
    {
      reads: ['TEST_TARGETS', 'LIMITS'],
      rule: 'must have codes of as many digits as every other code (codeLength of LIMITS)',
      isBroken: (env) =>
        [...env.TEST_TARGETS.values()].some(({ code }) => code.length !== limitsInForce(env).codeLength),
    },
  ],
  toOptions: (env: AuthVariables & SpendVariables, { publicUrl, limits, isProduction }, environment): AuthOptions => ({
    ...limits,
    publicUrl,
    defaultRegion: env.DEFAULT_REGION,
    countries: env.COUNTRIES instanceof Map ? [...env.COUNTRIES.keys()] : '*',
    testTargets: env.TEST_TARGETS,
    accounts:
      env.ACCOUNTS_FILE === undefined
        ? new AccountSources()
        : readAccountsFile(env.ACCOUNTS_FILE, environment, isProduction),
    proxies: toProxySettings(env),
    sessionLifetime: SESSION_LIFETIME,
  }),
  warnings: ({ testTargets }) =>
    testTargets.size > 0
      ? ['TEST_TARGETS: codes of these numbers are fixed and known to whoever reads the configuration']
      : [],
});
