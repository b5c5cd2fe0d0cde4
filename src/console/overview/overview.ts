import type { RefusalCount } from '../../audit';
import type { BreakerStatus, Conversion, FunnelOfDays, Waiting } from '../../notification';

/** Numbers of days that the overview shows. */
export const RANGES = [7, 30, 90] as const;
export type Range = (typeof RANGES)[number];

/** Figures of the overview. */
export interface Overview {
  readonly range: Range;
  /** Time of the reading, milliseconds since 1970. */
  readonly readAt: number;
  readonly funnel: FunnelOfDays;
  /** Maximum cost of one client application and day, in the operator's currency. */
  readonly capPerDay: number;
  /** Codes of the last hour by vendor and channel. */
  readonly lastHour: readonly Conversion[];
  /** Health of the vendors as seen by the process that answers. */
  readonly breakers: readonly BreakerStatus[];
  readonly waiting: readonly Waiting[];
  /** Requests of the last 24 hours that were refused, by reason. */
  readonly refusals: readonly RefusalCount[];
  readonly blocks: number;
  /** Countries and number prefixes whose codes are held back, as last read by this process. */
  readonly heldBack: number;
}
