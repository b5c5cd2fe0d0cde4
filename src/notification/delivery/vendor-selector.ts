import { Inject, Injectable } from '@nestjs/common';
import { type ChannelKind, Random, StatedError } from '../../common';
import { NotificationOptions } from '../notification.config';
import type { Channel, DeliveryOutcome } from '../vendors/channel';
import { Vendors } from '../vendors/vendor.registry';
import { Breakers } from './breakers';
import { defaultRules, type DeliveryRule, type MessageFacts, ruleFor, vendorOrder } from './delivery-rule';
import { deferralDelay, retryDelay } from './retry-delay';

/** Position of a message among its vendors: the number of its tries so far, and their outcomes. */
export interface DeliveryProgress {
  readonly id: string;
  /** Number of tries including the next one, counted from 1. */
  readonly attempts: number;
  /** Only vendor that may be called, because it may have the message already; null for any. */
  readonly boundTo: string | null;
  /** Vendor of the last try; null before the first. */
  readonly lastVendor: string | null;
  /** Vendors that refused the message for good. */
  readonly refusedBy: readonly string[];
}

/** Result of a selection: the vendor to call now, or the milliseconds until one may be called. */
export type Selection = { readonly vendor: Channel } | { readonly waitMs: number };

/** Distribution of the tries of a message over its vendors (round robin). */
export interface Rotation {
  /** Number of vendors of the message. */
  readonly vendors: number;
  /** Number of vendors that have not refused the message, the one being called not counted. */
  readonly others: number;
  /** Number of consecutive tries with each vendor before the next one. */
  readonly triesEach: number;
}

/**
 * Selects the vendor of each try by round robin: a fixed number of tries with each vendor, then the next one. The order
 * of a message is computed once per try by `order` and passed to the other methods.
 */
@Injectable()
export class VendorSelector {
  private readonly rules: readonly DeliveryRule[];
  private readonly vendors: ReadonlyMap<string, Channel>;
  private readonly triesEach: number;

  /** Throws when a delivery rule names a vendor that is not configured or does not serve the rule's channel. */
  constructor(
    @Inject(NotificationOptions) options: Pick<NotificationOptions, 'routes' | 'channels' | 'tries'>,
    vendors: Vendors,
    private readonly breakers: Breakers,
    private readonly random: Random,
  ) {
    this.rules = [...options.routes, ...defaultRules(options.channels)];
    this.vendors = vendors.channels;
    this.triesEach = options.tries;
    for (const { channel, providers } of this.rules) for (const { name } of providers) this.assertServes(name, channel);
  }

  /** Names of the message's vendors in order; empty when no rule matches. `key` and `send` as in `vendorOrder`. */
  order(message: MessageFacts, key: string, send: number): readonly string[] {
    return vendorOrder(ruleFor(this.rules, message)?.providers ?? [], key, send);
  }

  /**
   * Selects the next vendor whose breaker permits a call, or else the shortest wait for one. Returns undefined when no
   * vendor is left: all have refused, or the one that may have the message is no longer configured.
   */
  select(order: readonly string[], message: DeliveryProgress): Selection | undefined {
    const candidates = this.candidates(order, message);
    if (candidates.length === 0) return undefined;
    const waits = candidates.map((name) => this.breakers.waitMs(name, message.id));
    const vendor = this.vendors.get(candidates[waits.indexOf(0)] ?? '');
    return vendor ? { vendor } : { waitMs: Math.max(1, Math.min(...waits)) };
  }

  /**
   * Milliseconds until the next try of a message; 0 when another vendor is next, for which there is nothing to wait.
   */
  retryDelay(order: readonly string[], next: DeliveryProgress, result: DeliveryOutcome['result']): number {
    const triesMade = Math.max(1, next.attempts - 1);
    if (result === 'deferred') return Math.min(this.waitForLater(order, next), deferralDelay(triesMade, this.random));
    const selection = this.select(order, next);
    const isOther = selection !== undefined && 'vendor' in selection && selection.vendor.name !== next.lastVendor;
    return isOther ? 0 : retryDelay(triesMade, this.random);
  }

  /**
   * Milliseconds until a deferred message may go to a vendor that comes after its last one in the order; Infinity when none
   * does, so that a message which every vendor defers does not run in circles.
   */
  waitForLater(order: readonly string[], message: DeliveryProgress): number {
    if (message.boundTo !== null) return Infinity;
    const vendor = message.lastVendor ?? '';
    const later = order.slice(order.indexOf(vendor) + 1).filter((name) => !message.refusedBy.includes(name));
    return Math.min(...later.map((name) => this.breakers.waitMs(name, message.id)));
  }

  /** Distribution of the message's tries while `vendor` is being called. */
  rotation(order: readonly string[], { refusedBy }: DeliveryProgress, vendor: string): Rotation {
    const others = order.filter((name) => name !== vendor && !refusedBy.includes(name));
    return { vendors: order.length, others: others.length, triesEach: this.triesEach };
  }

  /** True when a vendor is configured for the channel. */
  serves(kind: ChannelKind): boolean {
    return this.rules.some(({ channel, providers }) => channel === kind && providers.length > 0);
  }

  /** Vendors that may be called, by preference: the last one until its tries are used up, then those after it. */
  private candidates(order: readonly string[], message: DeliveryProgress): readonly string[] {
    const { boundTo, lastVendor, refusedBy } = message;
    if (boundTo !== null) return this.vendors.has(boundTo) ? [boundTo] : [];
    const last = lastVendor === null ? -1 : order.indexOf(lastVendor);
    const isTurnOver = (message.attempts - 1) % this.triesEach === 0;
    const first = last >= 0 && !isTurnOver ? last : last + 1;
    return [...order.slice(first), ...order.slice(0, first)].filter((name) => !refusedBy.includes(name));
  }

  private assertServes(name: string, kind: ChannelKind): void {
    if (!this.vendors.get(name)?.kinds.includes(kind))
      throw new StatedError(`the provider ${name} does not carry ${kind}`);
  }
}
