import { createHash } from 'node:crypto';
import type { ChannelKind, TemplateName } from '../../common';

/**
 * Routing rule of a message, one entry of ROUTES: conditions, and the vendors of the messages that meet them. A
 * condition that is left out matches every message.
 */
export interface DeliveryRule {
  readonly channel: ChannelKind;
  readonly app?: string;
  /** Condition on the recipient: a prefix of E.164 numbers, such as `+86`. */
  readonly prefix?: string;
  readonly templates?: readonly TemplateName[];
  /**
   * Vendors for messages that match the rule, at least one. Without weights, the preferred one first; with weights, each
   * message gets an order of its own, drawn in proportion to them. Called `providers` as in the variable `ROUTES`.
   */
  readonly providers: readonly VendorShare[];
}

export interface VendorShare {
  readonly name: string;
  /** Relative frequency of being the first vendor of a message; defaults to 1 when any other vendor has a weight. */
  readonly weight?: number;
}

/** Attributes of a message that rules match against. */
export interface MessageFacts {
  readonly channel: ChannelKind;
  readonly app: string;
  readonly template: TemplateName;
  /** Address of the recipient. */
  readonly to: string;
}

/**
 * Selects the matching rule with the longest prefix; the first one listed wins a tie. Returns undefined when no rule
 * matches.
 */
export function ruleFor(rules: readonly DeliveryRule[], message: MessageFacts): DeliveryRule | undefined {
  return rules
    .filter((rule) => matches(rule, message))
    .reduce<DeliveryRule | undefined>((best, rule) => (precision(rule) > precision(best) ? rule : best), undefined);
}

function matches({ channel, app, prefix, templates }: DeliveryRule, message: MessageFacts): boolean {
  return (
    channel === message.channel &&
    (app === undefined || app === message.app) &&
    (prefix === undefined || message.to.startsWith(prefix)) &&
    (templates?.includes(message.template) ?? true)
  );
}

const precision = (rule: DeliveryRule | undefined): number => (rule === undefined ? -1 : (rule.prefix ?? '').length);

/** Creates one catch-all rule per channel that has vendors, from SMS_PROVIDERS and MAIL_PROVIDERS in their order. */
export function defaultRules(channels: Readonly<Record<ChannelKind, readonly string[]>>): readonly DeliveryRule[] {
  const kinds = ['sms', 'email'] as const;
  return kinds
    .filter((channel) => channels[channel].length > 0)
    .map((channel) => ({ channel, providers: channels[channel].map((name) => ({ name })) }));
}

/**
 * Vendors in the order in which one message tries them. Weighted orders come from weighted rendezvous hashing of `key`:
 * every try of a message computes the same order, and the shares hold over many keys. The order rotates with `send`
 * (1 for the first code of a challenge): the first vendor may be the reason why a second code was requested.
 */
export function vendorOrder(shares: readonly VendorShare[], key: string, send: number): readonly string[] {
  const isWeighted = shares.some(({ weight }) => weight !== undefined);
  const order = isWeighted ? [...shares].sort((one, other) => score(one, key) - score(other, key)) : shares;
  const first = (send - 1) % Math.max(1, order.length);
  return [...order.slice(first), ...order.slice(0, first)].map(({ name }) => name);
}

const UINT32_RANGE = 2 ** 32;

/**
 * Random score of a vendor for a key, exponentially distributed with the weight as rate: a vendor has the lowest score
 * as often as its share of all weights.
 */
function score({ name, weight = 1 }: VendorShare, key: string): number {
  const hash = createHash('sha256')
    .update(JSON.stringify([key, name]))
    .digest()
    .readUInt32BE();
  return -Math.log((hash + 1) / (UINT32_RANGE + 1)) / weight;
}
