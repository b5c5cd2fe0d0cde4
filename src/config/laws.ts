import type { ConfigIssue } from './dialect-switches';
import type { Env } from './env';
import type { ConfigRule } from './law';
import { looserThanStandard } from './limits';
import type { RouteConfig } from './routes';
import { isWeakSecret } from './secrets';
import { VENDOR_RULES, VENDOR_RULES_IN_PRODUCTION } from './vendor-laws';

const WEAK = 'must be secrets of 32 random characters or more each, not examples (openssl rand -base64 32 makes one)';

const EVERYWHERE: readonly ConfigRule[] = [
  {
    reads: ['ROLE', 'DATABASE_URL'],
    rule: 'must be all with SQLite, which serves one process; several processes share a mysql:// database',
    isBroken: (env) => env.ROLE !== 'all' && env.DATABASE_URL.kind === 'sqlite',
  },
  {
    reads: ['SMTP_URL', 'MAIL_PROVIDERS'],
    rule: 'must be given when MAIL_PROVIDERS names smtp',
    isBroken: (env) => env.SMTP_URL === undefined && env.MAIL_PROVIDERS.includes('smtp'),
  },
  {
    reads: ['MAIL_FROM', 'MAIL_PROVIDERS'],
    rule: 'must be given when MAIL_PROVIDERS names smtp',
    isBroken: (env) => env.MAIL_FROM === undefined && env.MAIL_PROVIDERS.includes('smtp'),
  },
  {
    reads: ['WEBHOOK_URL', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
    rule: 'must be given when a provider list names webhook',
    isBroken: (env) => env.WEBHOOK_URL === undefined && namesWebhook(env),
  },
  {
    reads: ['WEBHOOK_SECRET', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
    rule: 'must be given when a provider list names webhook',
    isBroken: (env) => env.WEBHOOK_SECRET === undefined && namesWebhook(env),
  },
  ...VENDOR_RULES,
  {
    reads: ['ROUTES', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
    rule: 'may only name providers that SMS_PROVIDERS (for sms) or MAIL_PROVIDERS (for email) names',
    isBroken: (env) => env.ROUTES.some((route) => !isServed(env, route)),
  },
  {
    reads: ['SECRET_KEYS'],
    rule: 'must be given: at least one secret, newest first',
    isBroken: (env) => env.SECRET_KEYS === undefined,
  },
];

const IN_PRODUCTION: readonly ConfigRule[] = [
  { reads: ['SECRET_KEYS'], rule: WEAK, isBroken: (env) => env.SECRET_KEYS?.some(isWeakSecret) ?? false },
  {
    reads: ['WEBHOOK_SECRET'],
    rule: WEAK,
    isBroken: (env) => env.WEBHOOK_SECRET !== undefined && isWeakSecret(env.WEBHOOK_SECRET),
  },
  {
    reads: ['METRICS_TOKEN'],
    rule: WEAK,
    isBroken: (env) => env.METRICS_TOKEN !== undefined && isWeakSecret(env.METRICS_TOKEN),
  },
  {
    reads: ['RECEIPT_TOKEN'],
    rule: WEAK,
    isBroken: (env) => env.RECEIPT_TOKEN !== undefined && isWeakSecret(env.RECEIPT_TOKEN),
  },
  ...VENDOR_RULES_IN_PRODUCTION,
  {
    reads: ['MEMBER_SIGN_KEY', 'DIALECT_MEMBER_ENABLED', 'DIALECT_MEMBER_APP', 'DIALECT_MEMBER_SIGN'],
    rule: 'must be given in production, where member requests are signed with it: 32 random characters or more, no example',
    isBroken: (env) => signsWithTheDefaultKey(env) && isWeakSecret(env.MEMBER_SIGN_KEY ?? ''),
  },
  {
    reads: ['SMS_PROVIDERS'],
    rule: 'must name real providers or none in production: the inbox shows every code',
    isBroken: (env) => env.SMS_PROVIDERS.includes('inbox'),
  },
  {
    reads: ['MAIL_PROVIDERS'],
    rule: 'must name real providers or none in production: the inbox shows every link',
    isBroken: (env) => env.MAIL_PROVIDERS.includes('inbox'),
  },
  {
    reads: ['COUNTRIES'],
    rule: 'must list the countries that may get SMS in production, or be * for all',
    isBroken: (env) => env.COUNTRIES === undefined,
  },
  {
    reads: ['TEST_TARGETS', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
    rule: 'must be empty beside a real provider in production',
    isBroken: (env) => env.TEST_TARGETS.size > 0 && hasRealProvider(env),
  },
  {
    reads: ['DIALECT_SMSSEND_ECHO_CODE'],
    rule: 'must be never in production: nobody but the owner of a number may read its code',
    isBroken: (env) => env.DIALECT_SMSSEND_ECHO_CODE !== 'never',
  },
  {
    reads: ['PUBLIC_URL'],
    rule: 'must be given in production, and begin with https://: every mailed link begins with it',
    isBroken: (env) => !env.PUBLIC_URL?.startsWith('https://'),
  },
  {
    reads: ['LIMITS'],
    rule: 'may only be stricter than the standard in production',
    isBroken: (env) => looserThanStandard(env.LIMITS).length > 0,
  },
  {
    reads: ['DEMO'],
    rule: 'must not be true in production: the password of the demo account is public',
    isBroken: (env) => env.DEMO === true,
  },
];

/** What the variables break together; `unreadable` ones have been complained about already. */
export function violatedRules(env: Env, unreadable: ReadonlySet<string>): readonly ConfigIssue[] {
  const laws = env.NODE_ENV === 'production' ? [...EVERYWHERE, ...IN_PRODUCTION] : EVERYWHERE;
  return laws
    .filter(({ reads, isBroken }) => !reads.some((name) => unreadable.has(name)) && isBroken(env))
    .map(({ reads: [variable], rule }) => ({ variable, rule }));
}

const signsWithTheDefaultKey = (env: Env): boolean =>
  env.DIALECT_MEMBER_ENABLED && env.DIALECT_MEMBER_APP === 'default' && env.DIALECT_MEMBER_SIGN === 'verify';

const namesWebhook = (env: Env): boolean =>
  env.SMS_PROVIDERS.includes('webhook') || env.MAIL_PROVIDERS.includes('webhook');

const hasRealProvider = (env: Env): boolean =>
  [...env.SMS_PROVIDERS, ...env.MAIL_PROVIDERS].some((provider) => provider !== 'inbox');

function isServed(env: Env, { channel, providers }: RouteConfig): boolean {
  const listed: readonly string[] = channel === 'sms' ? env.SMS_PROVIDERS : env.MAIL_PROVIDERS;
  return providers.every(({ name }) => listed.includes(name));
}
