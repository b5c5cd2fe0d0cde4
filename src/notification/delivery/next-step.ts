import type { ChannelKind } from '../../common';
import type { Channel, DeliveryOutcome } from '../vendors/channel';
import type { Turns } from './router';

/** What to do after a try: end, or try again. */
export type Step = { readonly end: 'accepted' | 'failed' | 'unknown' } | Again;

export interface Again {
  readonly end: undefined;
  /** The tries to count so far. */
  readonly attempts: number;
  /** The only provider that may be asked. */
  readonly boundTo: string | null;
  /** The providers that must not be asked any more. */
  readonly refusedBy: readonly string[];
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
  /** The providers that had refused it before this try. */
  readonly refusedBy: readonly string[];
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
  deferred: (tried) => again(tried, afterTurn(tried)),
  busy: (tried) => givenBack(tried),
  failed: (tried) => again(tried, afterTry(tried)),
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

/** The message ends when everybody has refused it. */
function afterRefusal(tried: Tried): Step {
  const refusedBy = [...tried.refusedBy, tried.by.name];
  return tried.turns.others === 0 ? { end: 'failed' } : again({ ...tried, refusedBy }, afterTurn(tried));
}

/** The provider was there and did not look at the message. */
const givenBack = (tried: Tried): Step => again(tried, tried.attempts - 1);

/** A second mail does no harm, a missing one does; but not one for every try that is left. */
function afterLostMail(tried: Tried): Step {
  const { attempts, turns } = tried;
  return attempts >= turns.providers * turns.tries ? { end: 'unknown' } : again(tried, afterTry(tried));
}

/**
 * A text that may have been handed over is sent again only by the same provider, and only if that tells the second try
 * from a second message: a person must not get two texts.
 */
function afterLostText(tried: Tried): Step {
  const { by, attempts, turns } = tried;
  const mayTryAgain = by.deduplicates && attempts % turns.tries !== 0;
  return mayTryAgain ? again({ ...tried, boundTo: by.name }, attempts) : { end: 'unknown' };
}

const again = ({ boundTo, refusedBy }: Tried, attempts: number): Step => ({
  ...{ end: undefined, attempts, boundTo, refusedBy },
});

const afterTry = (tried: Tried): number => (tried.tookMs >= SLOW_MS ? afterTurn(tried) : tried.attempts);

/** The tries of this turn count as made, so that the next one is another provider's, if there is one. */
const afterTurn = ({ attempts, turns: { tries, others } }: Tried): number =>
  others > 0 ? Math.ceil(attempts / tries) * tries : attempts;
