import { countryOfPhone } from '../phone-country';
import type { LimitName } from '../../config';
import { HOUR_MS } from './rate-window';

/** Length of the periods by which a destination is counted. */
export const SLOT_MS = 600_000;

/** Last hour and day of a destination: the codes that were sent to its unverified numbers, and those entered right. */
export interface DestinationCounts {
  /** Country (ISO 3166-1 alpha-2), or the beginning of an E.164 number. */
  readonly destination: string;
  readonly sends: number;
  readonly entered: number;
  readonly sendsOfDay: number;
  readonly enteredOfDay: number;
  /** Beginning of the oldest counts in the hour, ms since 1970. */
  readonly beganAt: number;
  /** Time of the send before the last one; 0 when there was none within the day. */
  readonly sentBeforeAt: number;
  /** Current database time, ms since 1970. */
  readonly now: number;
}

/** Limits of a destination: the sends of an hour, of which people would have entered many. */
export type DestinationLimits = Readonly<Record<'countrySendsPerHour' | 'prefixSendsPerHour', number>>;

/** Step of the ladder: nothing, a captcha, a wait in ms also for those who solved one. */
export type Step = { readonly kind: 'none' | 'captcha' } | { readonly kind: 'wait'; readonly waitMs: number };

/** Share of the codes that people enter at the very least: of ordinary registrations well over half are. */
const LOWEST_CONVERSION = 0.2;

/** Wait between two sends to a country at the second step. */
const SPACING_MS = 60_000;

/** Number of last digits that numbers of one prefix differ in; the larger block has twice the limit. */
const BLOCKS = [3, 4] as const;

/** Destinations of a number: its country, and the blocks of 1,000 and of 10,000 numbers in which it lies. */
export function destinationsOf(e164: string): readonly string[] {
  const country = countryOfPhone(e164) ?? 'ZZ';
  return [country, ...BLOCKS.map((digits) => `${e164.slice(0, -digits)}${'x'.repeat(digits)}`)];
}

type Destination = Pick<DestinationCounts, 'destination'>;

/** True for a block of numbers, false for a country. */
export const isPrefix = ({ destination }: Destination): boolean => destination.startsWith('+');

/** Name of the limit that holds for a destination. */
export const limitOf = (destination: Destination): keyof DestinationLimits & LimitName =>
  isPrefix(destination) ? 'prefixSendsPerHour' : 'countrySendsPerHour';

/**
 * Step of the ladder for the last send of a destination of whose codes hardly any is entered: beyond the limit of an hour a
 * captcha, then a wait as well. A prefix that has had twice its limit within a day gets one send an hour: who pumps would come
 * back every hour, and honest numbers hardly meet in one prefix. A country is slowed to one a minute beyond twice its limit, and
 * gets none beyond three times until sends of the hour are over. Refused sends are not counted.
 */
export function stepOf(counts: DestinationCounts, limits: DestinationLimits): Step {
  const limit = allowance(counts, limits);
  if (isPrefix(counts) && counts.sendsOfDay > 2 * limit && isRarelyEntered(counts.enteredOfDay, counts.sendsOfDay))
    return spaced(counts, HOUR_MS);
  if (counts.sends <= limit || !isRarelyEntered(counts.entered, counts.sends)) return { kind: 'none' };
  if (counts.sends > 3 * limit) return { kind: 'wait', waitMs: waitOfHour(counts) };
  return counts.sends > 2 * limit ? spaced(counts, SPACING_MS) : { kind: 'captcha' };
}

const isRarelyEntered = (entered: number, sends: number): boolean => entered < sends * LOWEST_CONVERSION;

function spaced({ sentBeforeAt, now }: DestinationCounts, spacingMs: number): Step {
  const waitMs = sentBeforeAt + spacingMs - now;
  return waitMs > 0 ? { kind: 'wait', waitMs } : { kind: 'captcha' };
}

const waitOfHour = ({ beganAt, now }: DestinationCounts): number =>
  Math.max(beganAt + HOUR_MS + SLOT_MS - now, SPACING_MS);

function allowance(counts: DestinationCounts, limits: DestinationLimits): number {
  const isLargerBlock = counts.destination.endsWith('x'.repeat(4));
  return limits[limitOf(counts)] * (isLargerBlock ? 2 : 1);
}
