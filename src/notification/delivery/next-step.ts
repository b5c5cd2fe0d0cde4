import type { ChannelKind } from '../../common';
import type { Channel, DeliveryOutcome } from '../vendors/channel';
import type { Rotation } from './vendor-selector';

/** Next step of a message after a try: it ends, or is tried again. */
export type Step = { readonly end: 'accepted' | 'failed' | 'unknown' } | TryAgain;

export interface TryAgain {
  readonly end: undefined;
  /** Number of tries to store in the row. */
  readonly attempts: number;
  /** Only vendor that may be called from now on, because it may have the message already; null for any. */
  readonly boundTo: string | null;
  /** Vendors that refused the message for good and must not be called again. */
  readonly refusedBy: readonly string[];
}

/** Facts about the try that just ended. */
export interface Try {
  readonly kind: ChannelKind;
  readonly vendor: Channel;
  /** Number of tries, this one included. */
  readonly attempts: number;
  readonly rotation: Rotation;
  readonly tookMs: number;
  /** Only vendor that may have received the message before this try; null when none has. */
  readonly boundTo: string | null;
  /** Vendors that refused the message for good before this try. */
  readonly refusedBy: readonly string[];
}

/**
 * Duration in milliseconds from which a failed try is the last one with its vendor: failover must happen within ten
 * seconds, which leaves no time for another.
 */
const SLOW_MS = 3_000;

/** Decides how a message goes on after a try. Pure function. */
export function nextStep({ result }: DeliveryOutcome, tried: Try): Step {
  return (tried.boundTo === null ? STEPS : STEPS_WHILE_BOUND)[result](tried);
}

type Steps = Readonly<Record<DeliveryOutcome['result'], (tried: Try) => Step>>;

const STEPS: Steps = {
  accepted: () => ({ end: 'accepted' }),
  refused: (tried) => afterRefusal(tried),
  unsupported: (tried) => afterRefusal(tried),
  deferred: (tried) => again(tried, endTurn(tried)),
  busy: (tried) => giveBackTry(tried),
  failed: (tried) => again(tried, countTry(tried)),
  unknown: (tried) => (tried.kind === 'email' ? afterLostMail(tried) : afterLostText(tried)),
};

/**
 * Next steps by outcome while one vendor may have the message already: its answer to this try says nothing about the
 * earlier one.
 */
const STEPS_WHILE_BOUND: Steps = {
  accepted: () => ({ end: 'accepted' }),
  refused: () => ({ end: 'unknown' }),
  unsupported: () => ({ end: 'unknown' }),
  deferred: (tried) => afterLostText(tried),
  busy: (tried) => giveBackTry(tried),
  failed: (tried) => afterLostText(tried),
  unknown: (tried) => afterLostText(tried),
};

/** Next step after a refusal: the message fails once all vendors have refused it. */
function afterRefusal(tried: Try): Step {
  const refusedBy = [...tried.refusedBy, tried.vendor.name];
  return tried.rotation.others === 0 ? { end: 'failed' } : again({ ...tried, refusedBy }, endTurn(tried));
}

/** Next step after a try that is not counted, since the vendor was too busy to look at the message. */
const giveBackTry = (tried: Try): Step => again(tried, tried.attempts - 1);

/**
 * Next step of a mail whose fate is unknown: it is sent again within the tries of one round, because a second mail does
 * less harm than a missing one.
 */
function afterLostMail(tried: Try): Step {
  const { attempts, rotation } = tried;
  return attempts >= rotation.vendors * rotation.triesEach ? { end: 'unknown' } : again(tried, countTry(tried));
}

/**
 * Next step of an SMS whose fate is unknown: it is tried again only with the same vendor, within that vendor's tries,
 * and only if the vendor deduplicates, so that no person gets two texts.
 */
function afterLostText(tried: Try): Step {
  const { vendor, attempts, rotation } = tried;
  const mayTryAgain = vendor.deduplicates && attempts % rotation.triesEach !== 0;
  return mayTryAgain ? again({ ...tried, boundTo: vendor.name }, attempts) : { end: 'unknown' };
}

const again = ({ boundTo, refusedBy }: Try, attempts: number): Step => ({
  ...{ end: undefined, attempts, boundTo, refusedBy },
});

const countTry = (tried: Try): number => (tried.tookMs >= SLOW_MS ? endTurn(tried) : tried.attempts);

/**
 * Number of tries with the remaining ones of this vendor counted as made, so that the next vendor, if there is one, is
 * called next.
 */
const endTurn = ({ attempts, rotation: { triesEach, others } }: Try): number =>
  others > 0 ? Math.ceil(attempts / triesEach) * triesEach : attempts;
