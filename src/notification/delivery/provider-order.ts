import { createHash } from 'node:crypto';
import type { Share } from './route';

const WORD = 2 ** 32;

/**
 * The providers of a route in the order in which one message asks them. Weights are drawn by a hash of `key`
 * (weighted rendezvous: each provider's score depends on itself alone), so that every try of a message finds the same order, and
 * shares hold over many keys. The second send of a code begins with the second provider, and so on: the first one may
 * have been why the person asked again.
 */
export function providerOrder(shares: readonly Share[], key: string, send: number): readonly string[] {
  const isWeighted = shares.some(({ weight }) => weight !== undefined);
  const order = isWeighted ? [...shares].sort((one, other) => score(one, key) - score(other, key)) : shares;
  const first = (send - 1) % Math.max(1, order.length);
  return [...order.slice(first), ...order.slice(0, first)].map(({ name }) => name);
}

/** Exponentially distributed with the weight as its rate: the smallest one of all is this one by its share of the weights. */
function score({ name, weight = 1 }: Share, key: string): number {
  const word = createHash('sha256')
    .update(JSON.stringify([key, name]))
    .digest()
    .readUInt32BE();
  return -Math.log((word + 1) / (WORD + 1)) / weight;
}
