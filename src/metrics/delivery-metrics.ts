import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { DeliveryObserver, type Ending, type Report, type Try } from '../notification';

/** For messages and reports that no provider can be named of. */
const NONE = 'none';

/** Counts what this process did to deliver messages. Labels are names out of configuration and our own words. */
@Injectable()
export class DeliveryMetrics extends DeliveryObserver {
  private readonly tries: Counter<'provider' | 'channel' | 'result'>;
  private readonly trySeconds: Histogram<'provider' | 'channel'>;
  private readonly handOverSeconds: Histogram<'provider' | 'channel'>;
  private readonly segments: Counter<'provider'>;
  private readonly endings: Counter<'provider' | 'state'>;
  private readonly reports: Counter<'provider' | 'status' | 'verdict'>;

  constructor(registry: Registry) {
    super();
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
    this.reports = new Counter({
      ...{ name: 'regain_delivery_receipts_total', labelNames: ['provider', 'status', 'verdict'], registers },
      help: 'Receipts of providers, and what was made of them: applied, known, early, forged, unreadable.',
    });
  }

  tried({ provider, channel, result, tookMs, sinceCommitMs, segments }: Try): void {
    this.tries.inc({ provider, channel, result });
    this.trySeconds.observe({ provider, channel }, tookMs / 1000);
    if (result === 'accepted') this.handOverSeconds.observe({ provider, channel }, sinceCommitMs / 1000);
    if (segments !== null) this.segments.inc({ provider }, segments);
  }

  ended({ state, provider, messages }: Ending): void {
    this.endings.inc({ provider: provider ?? NONE, state }, messages);
  }

  reported({ provider, status, verdict }: Report): void {
    this.reports.inc({ provider, status: status ?? NONE, verdict });
  }

  breakerTurned(): void {
    // VendorMetrics show how things are, which changes by time alone, too.
  }

  restBegan(): void {
    // The same.
  }
}
