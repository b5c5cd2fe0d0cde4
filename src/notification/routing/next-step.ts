import type { ChannelKind } from '../../kernel';
import type { Channel, DeliveryOutcome } from '../channel';
import type { Turns } from './router';

/** What to do after a try: end, or try again. */
export type Step = { readonly end: 'accepted' | 'failed' | 'unknown' } | Again;

export interface Again {
  readonly end: undefined;
  /** The tries to count so far. */
  readonly attempts: number;
  /** The only provider that may be asked. */
  readonly boundTo: string | null;
}

/** The try that was made. */
export interface Tried {
  readonly kind: ChannelKind;
  readonly by: Channel;
  /** Tries including this one. */
  readonly attempts: number;
  readonly turns: Turns;
  readonly tookMs: number;
  /** The provider that may have had the message before this try already. */
  readonly boundTo: string | null;
}

/** Another provider has to be asked within ten seconds, which a second try as slow as this would use up. */
const SLOW_MS = 3_000;

export function nextStep({ result }: DeliveryOutcome, tried: Tried): Step {
  return (tried.boundTo === null ? after : afterBound)[result](tried);
}

type Steps = Readonly<Record<DeliveryOutcome['result'], (tried: Tried) => Step>>;

const after: Steps = {
  accepted: () => ({ end: 'accepted' }),
  refused: (tried) => afterRefusal(tried),
  unfit: (tried) => afterRefusal(tried),
  deferred: (tried) => again(afterTurn(tried)),
  busy: (tried) => givenBack(tried),
  failed: (tried) => again(afterTry(tried)),
  unknown: (tried) => (tried.kind === 'email' ? afterLostMail(tried) : afterLostText(tried)),
};

/** What the provider says now changes nothing about the try before, which it may have taken over. */
const afterBound: Steps = {
  accepted: () => ({ end: 'accepted' }),
  refused: () => ({ end: 'unknown' }),
  unfit: () => ({ end: 'unknown' }),
  deferred: (tried) => afterLostText(tried),
  busy: (tried) => givenBack(tried),
  failed: (tried) => afterLostText(tried),
  unknown: (tried) => afterLostText(tried),
};

const afterRefusal = (tried: Tried): Step => (isLastTurn(tried) ? { end: 'failed' } : again(afterTurn(tried)));

/** The provider was there and did not look at the message. */
const givenBack = ({ attempts, boundTo }: Tried): Step => again(attempts - 1, boundTo);

/** A second mail does no harm, a missing one does; but not one for every try that is left. */
function afterLostMail(tried: Tried): Step {
  const { attempts, turns } = tried;
  return attempts >= turns.providers * turns.tries ? { end: 'unknown' } : again(afterTry(tried));
}

/**
 * A text that may have been handed over is sent again only by the same provider, and only if that tells the second try
 * from a second message: a person must not get two texts.
 */
function afterLostText({ by, attempts, turns }: Tried): Step {
  const mayTryAgain = by.deduplicates && attempts % turns.tries !== 0;
  return mayTryAgain ? again(attempts, by.name) : { end: 'unknown' };
}

const again = (attempts: number, boundTo: string | null = null): Step => ({ end: undefined, attempts, boundTo });

const afterTry = (tried: Tried): number => (tried.tookMs >= SLOW_MS ? afterTurn(tried) : tried.attempts);

/** The tries of this turn count as made, so that the next one is another provider's, if there is one. */
const afterTurn = ({ attempts, turns: { tries, providers } }: Tried): number =>
  providers > 1 ? Math.ceil(attempts / tries) * tries : attempts;

const isLastTurn = ({ attempts, turns: { tries, providers } }: Tried): boolean =>
  Math.ceil(attempts / tries) % providers === 0;
