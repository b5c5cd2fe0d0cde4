import type { ChannelKind } from '../../common';
import type { Channel } from '../vendors/channel';
import type { Breakers } from './breakers';
import { providerOrder } from './provider-order';
import { type Route, routeFor, type RouteFacts } from './route';

/** A message as its way is chosen. */
export interface Routable extends RouteFacts {
  readonly id: string;
  /** What its weights are drawn by: the same for all sends of one challenge. */
  readonly key: string;
  /** 1 for the first code of a challenge, 2 for the next one. */
  readonly send: number;
  /** Tries including the one to come, counted from 1. */
  readonly attempts: number;
  /** The provider that may have the message already: nobody else may be given it. */
  readonly boundTo: string | null;
  /** Who made the last try; null before the first. */
  readonly lastProvider: string | null;
  /** The providers that will never carry it. */
  readonly refusedBy: readonly string[];
}

/** Who carries a message now, or how long it has to wait for somebody. */
export type Plan = { readonly by: Channel } | { readonly waitMs: number };

/** How the tries of a message are dealt out. */
export interface Turns {
  /** How many providers the message has. */
  readonly providers: number;
  /** How many of them have not refused it, apart from the one that is asked. */
  readonly others: number;
  /** Tries that each of them gets before the next. */
  readonly tries: number;
}

/** Says which provider carries a message: each one has a number of tries, then it is the next one's, and round again. */
export class Router {
  constructor(
    private readonly routes: readonly Route[],
    private readonly carriers: ReadonlyMap<string, Channel>,
    private readonly breakers: Breakers,
    private readonly triesEach: number,
  ) {
    for (const { channel, providers } of routes) for (const { name } of providers) this.assertCarries(name, channel);
  }

  /**
   * A provider that does not work, or asked for a rest, is passed over; where all of them are, the message waits for the
   * first one. Undefined when nobody is left to ask, or the one that may have the message is not any more.
   */
  plan(message: Routable): Plan | undefined {
    const turns = this.candidates(message);
    if (turns.length === 0) return undefined;
    const waits = turns.map((name) => this.breakers.waitMs(name, message.id));
    const by = this.carriers.get(turns[waits.indexOf(0)] ?? '');
    return by ? { by } : { waitMs: Math.max(1, Math.min(...waits)) };
  }

  /**
   * Milliseconds until the message can go to a provider that comes after this one in its order; Infinity where none does,
   * so that a message which everybody puts off does not run in circles.
   */
  waitForLater(message: Routable, provider: string): number {
    const order = message.boundTo === null ? this.order(message) : [];
    const later = order.slice(order.indexOf(provider) + 1).filter((name) => !message.refusedBy.includes(name));
    return Math.min(...later.map((name) => this.breakers.waitMs(name, message.id)));
  }

  /** How the tries of a message are dealt out while `asked` has its turn. */
  turns(message: Routable, asked: string): Turns {
    const order = this.order(message);
    const others = order.filter((name) => name !== asked && !message.refusedBy.includes(name));
    return { providers: order.length, others: others.length, tries: this.triesEach };
  }

  serves(kind: ChannelKind): boolean {
    return this.routes.some(({ channel, providers }) => channel === kind && providers.length > 0);
  }

  /** Who may be asked: whoever made the last try as long as its turn lasts, then the next ones in their order. */
  private candidates(message: Routable): readonly string[] {
    const { boundTo, lastProvider, refusedBy } = message;
    if (boundTo !== null) return this.carriers.has(boundTo) ? [boundTo] : [];
    const order = this.order(message);
    const last = lastProvider === null ? -1 : order.indexOf(lastProvider);
    const isTurnOver = (message.attempts - 1) % this.triesEach === 0;
    const first = last >= 0 && !isTurnOver ? last : last + 1;
    return [...order.slice(first), ...order.slice(0, first)].filter((name) => !refusedBy.includes(name));
  }

  private order(message: Routable): readonly string[] {
    return providerOrder(routeFor(this.routes, message)?.providers ?? [], message.key, message.send);
  }

  private assertCarries(name: string, kind: ChannelKind): void {
    if (!this.carriers.get(name)?.kinds.includes(kind)) throw new Error(`the provider ${name} does not carry ${kind}`);
  }
}
