import type { ChannelKind } from '../../kernel';
import type { Channel, DeliveryOutcome } from '../channel';

/** What to do after a try. */
export type Step = 'accepted' | 'failed' | 'unknown' | 'retry';

/** The try that was made, and who would make the next one. */
export interface Tried {
  readonly kind: ChannelKind;
  readonly by: Channel;
  readonly next: Channel | undefined;
}

export function nextStep({ result }: DeliveryOutcome, tried: Tried): Step {
  if (result === 'accepted') return 'accepted';
  if (result === 'refused' || !tried.next) return result === 'unknown' ? 'unknown' : 'failed';
  return result === 'failed' || mayComeTwice(tried) ? 'retry' : 'unknown';
}

/**
 * A text that may have been handed over is sent again only by the same provider, and only if that tells the second try
 * from a second message: a person must not get two texts. A second mail does no harm, a missing one does.
 */
function mayComeTwice({ kind, by, next }: Tried): boolean {
  return kind === 'email' || (next === by && by.deduplicates);
}
