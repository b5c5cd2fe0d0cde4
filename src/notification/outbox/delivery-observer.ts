import type { ChannelKind } from '../../kernel';
import type { DeliveryOutcome } from '../channel';
import type { BreakerState } from '../routing/breaker';

/** One try, as it is counted. */
export interface Try {
  readonly provider: string;
  readonly channel: ChannelKind;
  readonly result: DeliveryOutcome['result'];
  readonly tookMs: number;
}

/** Is told how delivery goes, to count or to log it. Nothing that it does may delay or fail a delivery. */
export abstract class DeliveryObserver {
  abstract tried(made: Try): void;
  /** Open: the provider gets nothing for a while; half-open never lasts; closed: it works again. */
  abstract breakerTurned(provider: string, state: BreakerState): void;
}
