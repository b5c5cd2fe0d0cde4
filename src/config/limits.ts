import { jsonObject } from './env-parsers';
import { type EnvParser, Unreadable } from './variable';

/** Definition of a limit: its default, the range that LIMITS may set it to, and the direction that is stricter. */
interface Limit {
  readonly standard: number;
  readonly stricter: 'lower' | 'higher';
  readonly min: number;
  readonly max: number;
}

const MAX = 999_999_999;

const lower = (standard: number): Limit => ({ standard, stricter: 'lower', min: 1, max: MAX });
const higher = (standard: number): Limit => ({ standard, stricter: 'higher', min: 0, max: MAX });

const LIMITS = {
  codeLength: { standard: 6, stricter: 'higher', min: 6, max: 10 },
  smsLifetimeSeconds: lower(300),
  emailLifetimeSeconds: lower(600),
  codeLifetimeMaxSeconds: lower(600),
  ticketSeconds: lower(600),
  redeemSeconds: lower(600),
  attemptsPerChallenge: lower(5),
  wrongPerHour: lower(10),
  wrongPerDay: lower(30),
  ownWrongPerDay: { standard: 3, stricter: 'lower', min: 0, max: MAX },
  pauseSeconds: higher(900),
  pauseMaxSeconds: { standard: 3_600, stricter: 'higher', min: 0, max: 3_600 },
  cooldownSeconds: higher(60),
  dialectCooldownMaxSeconds: higher(MAX),
  sendsPerChallenge: lower(3),
  sendsPerVerification: lower(5),
  targetPerHour: lower(5),
  targetPerDay: lower(10),
  captchaSendsPerDay: higher(3),
  spareSendsPerHour: { standard: 1, stricter: 'lower', min: 0, max: MAX },
  spareSendsPerDay: { standard: 2, stricter: 'lower', min: 0, max: MAX },
  ipTargetsPerHour: lower(20),
  ipSendsPerHour: lower(60),
  ip56Times: lower(3),
  ip48Times: lower(6),
  prefixSendsPerHour: lower(20),
  countrySendsPerHour: lower(100),
  disclosuresPerMinute: lower(10),
  loginFailures: lower(10),
  accountLoginFailures: lower(100),
  loginWindowSeconds: higher(600),
  loginDelayMaxSeconds: higher(900),
  captchaSeconds: lower(300),
  globalWrongPerDay: lower(10_000),
  alarmSendsPerHour: lower(3),
  alarmWrongPerHour: lower(5),
  longCodesPerDay: lower(200),
  longCodeLength: { standard: 8, stricter: 'higher', min: 6, max: 10 },
} satisfies Record<string, Limit>;

/** Name of a limit, as used in the variable LIMITS. */
export type LimitName = keyof typeof LIMITS;

/** Values of the limits of codes, captchas, sign-ins and tickets: durations (in seconds), numbers and frequencies. */
export type Limits = Readonly<Record<LimitName, number>>;

const NAMES = Object.keys(LIMITS) as LimitName[];

/** Default limits, for those that the variable LIMITS does not set. */
export const STANDARD_LIMITS = Object.fromEntries(NAMES.map((name) => [name, LIMITS[name].standard])) as Limits;

/**
 * Limits of a development start that does not set LIMITS: no cooldowns, and frequencies that nobody meets who tries the
 * service by hand. Lifetimes, and the attempts of a challenge, are the standard ones.
 */
export const DEVELOPMENT_LIMITS: Limits = {
  ...STANDARD_LIMITS,
  ...{ cooldownSeconds: 0, dialectCooldownMaxSeconds: 0 },
  ...{ targetPerHour: 1_000, targetPerDay: 1_000, ipTargetsPerHour: 1_000, ipSendsPerHour: 1_000 },
  ...{ prefixSendsPerHour: 1_000, countrySendsPerHour: 1_000 },
  ...{ wrongPerHour: 1_000, wrongPerDay: 1_000, disclosuresPerMinute: 1_000 },
  ...{ loginFailures: 1_000, accountLoginFailures: 1_000, loginDelayMaxSeconds: 0 },
};

/** Parses LIMITS, a JSON object of limits by name, and merges it over the default limits. */
export const limits: EnvParser<Limits> = (given) => {
  const overrides = jsonObject(given);
  if (!overrides) return new Unreadable('must be a JSON object such as {"cooldownSeconds":90}');
  const wrong = Object.entries(overrides).flatMap(([name, value]) => complaint(name, value));
  return wrong.length > 0 ? new Unreadable(wrong.join('; ')) : { ...STANDARD_LIMITS, ...overrides };
};

/** Names of the limits that are less strict than their defaults. */
export function looserThanStandard(given: Limits): readonly LimitName[] {
  return NAMES.filter((name) => {
    const { standard, stricter } = LIMITS[name];
    return stricter === 'lower' ? given[name] > standard : given[name] < standard;
  });
}

function complaint(name: string, value: unknown): readonly string[] {
  const limit = isLimitName(name) ? LIMITS[name] : undefined;
  if (!limit) return [`${JSON.stringify(name)} is not a limit`];
  const { min, max } = limit;
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return fits ? [] : [`${name} must be a whole number from ${String(min)} to ${String(max)}`];
}

const isLimitName = (name: string): name is LimitName => Object.hasOwn(LIMITS, name);
