import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Counter, Histogram, Registry } from 'prom-client';
import type { DeliveryEvent, DeliveryTry, MessagesEnded, ReceiptReceived } from '../notification';

/** Label value for messages without a vendor and for receipts without a status. */
const NONE = 'none';

/**
 * Counters of the deliveries by this process. Label values are configured names and fixed words; those of released
 * metrics stay as they are (`provider`, `unfit`, `parked`), even where the code has newer words.
 */
@Injectable()
export class DeliveryMetrics {
  private readonly tries: Counter<'provider' | 'channel' | 'result'>;
  private readonly trySeconds: Histogram<'provider' | 'channel'>;
  private readonly handOverSeconds: Histogram<'provider' | 'channel'>;
  private readonly segments: Counter<'provider'>;
  private readonly endings: Counter<'provider' | 'state'>;
  private readonly receipts: Counter<'provider' | 'status' | 'verdict'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.tries = new Counter({
      ...{ name: 'regain_delivery_tries_total', labelNames: ['provider', 'channel', 'result'], registers },
      help: 'Calls of providers by their outcome: accepted, refused, unfit, deferred, busy, failed, unknown.',
    });
    this.trySeconds = new Histogram({
      ...{ name: 'regain_delivery_try_duration_seconds', labelNames: ['provider', 'channel'], registers },
      ...{ help: 'How long a call of a provider took.', buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10] },
    });
    this.handOverSeconds = new Histogram({
      ...{ name: 'regain_delivery_hand_over_seconds', labelNames: ['provider', 'channel'], registers },
      ...{
        help: 'From the commit of a message to its acceptance.',
        buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
      },
    });
    this.segments = new Counter({
      ...{ name: 'regain_delivery_segments_total', labelNames: ['provider'], registers },
      help: 'SMS that were accepted, each part of a long text counted.',
    });
    this.endings = new Counter({
      ...{ name: 'regain_delivery_messages_total', labelNames: ['provider', 'state'], registers },
      help: 'Messages that ended: accepted, failed, unknown, dropped (decoys), expired, parked (they killed workers).',
    });
    this.receipts = new Counter({
      ...{ name: 'regain_delivery_receipts_total', labelNames: ['provider', 'status', 'verdict'], registers },
      help: 'Receipts of providers, and what was made of them: applied, known, early, forged, unreadable.',
    });
  }

  @OnEvent('delivery.tried' satisfies DeliveryEvent)
  onTried({ vendor: provider, channel, result, tookMs, sinceCommitMs, segments }: DeliveryTry): void {
    this.tries.inc({ provider, channel, result: result === 'unsupported' ? 'unfit' : result });
    this.trySeconds.observe({ provider, channel }, tookMs / 1000);
    if (result === 'accepted') this.handOverSeconds.observe({ provider, channel }, sinceCommitMs / 1000);
    if (segments !== null) this.segments.inc({ provider }, segments);
  }

  @OnEvent('delivery.ended' satisfies DeliveryEvent)
  onEnded({ state, vendor, messages }: MessagesEnded): void {
    this.endings.inc({ provider: vendor ?? NONE, state: state === 'dead-letter' ? 'parked' : state }, messages);
  }

  @OnEvent('delivery.receipt' satisfies DeliveryEvent)
  onReceipt({ vendor, status, result }: ReceiptReceived): void {
    this.receipts.inc({ provider: vendor, status: status ?? NONE, verdict: result });
  }
}
