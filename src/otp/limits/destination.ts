import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { LimitName } from '../../config';
import { HOUR_MS } from './rate-window';

/** Length of the periods by which a destination is counted. */
export const SLOT_MS = 600_000;

/** Last hour of a destination: the codes that were sent to its unverified numbers, and those entered right. */
export interface DestinationHour {
  /** Country (ISO 3166-1 alpha-2), or the beginning of an E.164 number. */
  readonly destination: string;
  readonly sends: number;
  readonly entered: number;
  /** Beginning of the oldest counts in the hour, ms since 1970. */
  readonly beganAt: number;
  /** Time of the send before the last one; 0 when it is not known. */
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

/** Wait between two sends to a destination at the second step. */
const SPACING_MS = 60_000;

/** Number of last digits that numbers of one prefix differ in; the larger block has twice the limit. */
const BLOCKS = [3, 4] as const;

/** Destinations of a number: its country, and the blocks of 1,000 and of 10,000 numbers in which it lies. */
export function destinationsOf(e164: string): readonly string[] {
  const country = parsePhoneNumberFromString(e164)?.country ?? 'ZZ';
  return [country, ...BLOCKS.map((digits) => `${e164.slice(0, -digits)}${'x'.repeat(digits)}`)];
}

/** Name of the limit that holds for a destination. */
export const limitOf = ({ destination }: Pick<DestinationHour, 'destination'>): keyof DestinationLimits & LimitName =>
  destination.startsWith('+') ? 'prefixSendsPerHour' : 'countrySendsPerHour';

/** True when a destination gets so many codes, and so few are entered, that they are sent for the sending's sake. */
export function isPumped(hour: DestinationHour, limits: DestinationLimits): boolean {
  return hour.sends > allowance(hour, limits) && hour.entered < hour.sends * LOWEST_CONVERSION;
}

/**
 * Step of the ladder for the last send of a destination: beyond the limit a captcha, beyond twice the limit a minute between
 * two sends, beyond three times none until sends of the hour are over. Refused sends are not counted.
 */
export function stepOf(hour: DestinationHour, limits: DestinationLimits): Step {
  if (!isPumped(hour, limits)) return { kind: 'none' };
  const share = hour.sends / allowance(hour, limits);
  if (share > 3) return { kind: 'wait', waitMs: Math.max(hour.beganAt + HOUR_MS + SLOT_MS - hour.now, SPACING_MS) };
  const waitMs = hour.sentBeforeAt + SPACING_MS - hour.now;
  return share > 2 && waitMs > 0 ? { kind: 'wait', waitMs } : { kind: 'captcha' };
}

function allowance(hour: DestinationHour, limits: DestinationLimits): number {
  const isLargerBlock = hour.destination.endsWith('x'.repeat(4));
  return limits[limitOf(hour)] * (isLargerBlock ? 2 : 1);
}
