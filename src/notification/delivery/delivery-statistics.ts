import type { ChannelKind } from '../../common';

/** Messages that have not ended. */
export interface Waiting {
  readonly channel: ChannelKind;
  readonly state: 'queued' | 'leased';
  readonly messages: number;
  /** How long ago the oldest of them was committed, in milliseconds. */
  readonly oldestMs: number;
}

/** What became of the codes that one provider accepted within the last hour. */
export interface Conversion {
  readonly provider: string;
  readonly channel: ChannelKind;
  readonly accepted: number;
  readonly delivered: number;
  readonly entered: number;
}

/** Messages of the last day that did not reach anybody, or may not have, as far as we know. */
export interface Undelivered {
  readonly state: 'failed' | 'expired' | 'unknown';
  /** The last error, in our words or a code of the provider's; null for one that was never tried. */
  readonly why: string | null;
  readonly messages: number;
  /** The youngest of them, to look for in the log. */
  readonly id: string;
}

/** How delivery stands now, over all processes. */
export abstract class DeliveryStatistics {
  /** By channel and state; nothing for those without a message. Costs as much as there are messages waiting. */
  abstract waiting(): Promise<readonly Waiting[]>;
  /** By provider and channel. Costs as much as there were messages within the hour. */
  abstract conversion(): Promise<readonly Conversion[]>;
  /** By state and reason, most first, 20 at most. Costs as much as there were messages within the day. */
  abstract undelivered(): Promise<readonly Undelivered[]>;
}
