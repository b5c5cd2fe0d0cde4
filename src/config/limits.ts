import { jsonObject } from './readers';
import { type EnvParser, Unreadable } from './variable';

/** One figure: what it is by default, what may be written instead, and which way is stricter. */
interface Figure {
  readonly standard: number;
  readonly stricter: 'lower' | 'higher';
  readonly min: number;
  readonly max: number;
}

const MAX = 999_999_999;

const lower = (standard: number): Figure => ({ standard, stricter: 'lower', min: 1, max: MAX });
const higher = (standard: number): Figure => ({ standard, stricter: 'higher', min: 0, max: MAX });

const FIGURES = {
  codeLength: { standard: 6, stricter: 'higher', min: 6, max: 10 },
  smsLifetimeSeconds: lower(300),
  codeLifetimeMaxSeconds: lower(600),
  ticketSeconds: lower(600),
  redeemSeconds: lower(600),
  attemptsPerChallenge: lower(5),
  wrongPerHour: lower(10),
  wrongPerDay: lower(30),
  pauseSeconds: higher(900),
  pauseMaxSeconds: higher(86_400),
  cooldownSeconds: higher(60),
  sendsPerChallenge: lower(3),
  targetPerHour: lower(5),
  targetPerDay: lower(10),
  ipTargetsPerHour: lower(20),
  ipSendsPerHour: lower(60),
  disclosuresPerMinute: lower(10),
  loginFailures: lower(10),
  loginWindowSeconds: higher(600),
  loginDelayMaxSeconds: higher(900),
  captchaSeconds: lower(120),
  globalWrongPerDay: lower(10_000),
} satisfies Record<string, Figure>;

/** A figure of the core that `LIMITS` may override. */
export type LimitName = keyof typeof FIGURES;

/** Every figure of the core: how long, how many, how often. Times are seconds. */
export type Limits = Readonly<Record<LimitName, number>>;

const NAMES = Object.keys(FIGURES) as LimitName[];

/** The figures that hold where `LIMITS` says nothing. */
export const STANDARD_LIMITS = Object.fromEntries(NAMES.map((name) => [name, FIGURES[name].standard])) as Limits;

/** A JSON object of figures, laid over the standard ones. */
export const limits: EnvParser<Limits> = (given) => {
  const overrides = jsonObject(given);
  if (!overrides) return new Unreadable('must be a JSON object such as {"cooldownSeconds":90}');
  const wrong = Object.entries(overrides).flatMap(([name, value]) => complaint(name, value));
  return wrong.length > 0 ? new Unreadable(wrong.join('; ')) : { ...STANDARD_LIMITS, ...overrides };
};

/** The figures that are less strict than the standard ones. */
export function looserThanStandard(given: Limits): readonly LimitName[] {
  return NAMES.filter((name) => {
    const { standard, stricter } = FIGURES[name];
    return stricter === 'lower' ? given[name] > standard : given[name] < standard;
  });
}

function complaint(name: string, value: unknown): readonly string[] {
  const figure = isLimitName(name) ? FIGURES[name] : undefined;
  if (!figure) return [`${JSON.stringify(name)} is not a limit`];
  const { min, max } = figure;
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return fits ? [] : [`${name} must be a whole number from ${String(min)} to ${String(max)}`];
}

const isLimitName = (name: string): name is LimitName => Object.hasOwn(FIGURES, name);
