import type { ChannelKind } from '../../common';
import type { Channel, DeliveryOutcome } from '../vendors/channel';
import type { Rotation } from './vendor-selector';

/** Step after a try: the message ends, or is tried again. */
export type Step = { readonly end: 'accepted' | 'failed' | 'unknown' } | TryAgain;

export interface TryAgain {
  readonly end: undefined;
  /** Tries to count so far. */
  readonly attempts: number;
  /** The only vendor that may be called. */
  readonly boundTo: string | null;
  /** Vendors that must not be called again. */
  readonly refusedBy: readonly string[];
}

/** A try that was made. */
export interface Try {
  readonly kind: ChannelKind;
  readonly vendor: Channel;
  /** Tries including this one. */
  readonly attempts: number;
  readonly rotation: Rotation;
  readonly tookMs: number;
  /** Vendor that may have had the message before this try. */
  readonly boundTo: string | null;
  /** Vendors that had refused it before this try. */
  readonly refusedBy: readonly string[];
}

/** Duration of a try that ends the vendor's turn: failover has to happen within ten seconds, too few for another one. */
const SLOW_MS = 3_000;

/** Decides how a message goes on after a try. Pure. */
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

/** Steps while one vendor may have the message already: its answer to this try does not tell about the earlier one. */
const STEPS_WHILE_BOUND: Steps = {
  accepted: () => ({ end: 'accepted' }),
  refused: () => ({ end: 'unknown' }),
  unsupported: () => ({ end: 'unknown' }),
  deferred: (tried) => afterLostText(tried),
  busy: (tried) => giveBackTry(tried),
  failed: (tried) => afterLostText(tried),
  unknown: (tried) => afterLostText(tried),
};

/** The message fails once all vendors have refused it. */
function afterRefusal(tried: Try): Step {
  const refusedBy = [...tried.refusedBy, tried.vendor.name];
  return tried.rotation.others === 0 ? { end: 'failed' } : again({ ...tried, refusedBy }, endTurn(tried));
}

/** A try is not counted when the vendor was too busy to look at the message. */
const giveBackTry = (tried: Try): Step => again(tried, tried.attempts - 1);

/** A second mail does less harm than a missing one, within the tries of one round. */
function afterLostMail(tried: Try): Step {
  const { attempts, rotation } = tried;
  return attempts >= rotation.vendors * rotation.triesEach ? { end: 'unknown' } : again(tried, countTry(tried));
}

/**
 * A text that may have been handed over is tried again only with the same vendor, in its turn, and only if that vendor
 * deduplicates: nobody may get two texts.
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

/** Counts the remaining tries of this turn as made, so that the next vendor, if there is one, has its turn. */
const endTurn = ({ attempts, rotation: { triesEach, others } }: Try): number =>
  others > 0 ? Math.ceil(attempts / triesEach) * triesEach : attempts;
