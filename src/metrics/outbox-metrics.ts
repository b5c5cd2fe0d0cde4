import { Injectable, Logger } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Clock } from '../common';
import { type Conversion, DeliveryStatistics, SpendCap, type SpentShare, type Waiting } from '../notification';

/** Minimum interval between two reads of the database in milliseconds, however many servers scrape. */
const FRESH_MS = 5_000;

/** The same for the codes of the last hour, which are all read: they change little within a minute. */
const HOUR_FRESH_MS = 60_000;

/** Gauges of the outbox, read from the database at a scrape and equal in every process. */
@Injectable()
export class OutboxMetrics {
  private readonly logger = new Logger(OutboxMetrics.name);
  private readonly messages: Gauge<'channel' | 'state'>;
  private readonly oldest: Gauge<'channel'>;
  private readonly codes: Gauge<'provider' | 'channel' | 'stage'>;
  private readonly spent: Gauge<'app'>;
  private readonly readable: Gauge;
  private reading: { readonly at: number; readonly done: Promise<void> } | undefined;
  private hour: { readonly at: number; readonly conversion: readonly Conversion[] } | undefined;

  constructor(
    private readonly statistics: DeliveryStatistics,
    private readonly spendCap: SpendCap,
    private readonly clock: Clock,
    registry: Registry,
  ) {
    const registers = [registry];
    this.messages = new Gauge({
      ...{ name: 'regain_outbox_messages', labelNames: ['channel', 'state'], registers },
      help: 'Messages that wait for a provider (queued) or are being handed to one (leased).',
    });
    this.oldest = new Gauge({
      ...{ name: 'regain_outbox_oldest_age_seconds', labelNames: ['channel'], registers },
      help: 'Age of the oldest message that has not ended; 0 without one.',
    });
    this.codes = new Gauge({
      ...{ name: 'regain_codes_last_hour', labelNames: ['provider', 'channel', 'stage'], registers },
      help: 'Codes committed within the last hour that a provider accepted, delivered, and that were entered right.',
    });
    this.spent = new Gauge({
      ...{ name: 'regain_spend_share', labelNames: ['app'], registers },
      help: 'Share of SPEND_CAP_PER_DAY that the SMS of a client application have cost since midnight UTC.',
    });
    this.readable = new Gauge({
      ...{ name: 'regain_outbox_readable', registers },
      help: '1 when the database told how the outbox stands, 0 when it did not and these figures are missing.',
    });
  }

  /** Reads the gauges from the database unless they are recent. Never rejects: without the database they are reset. */
  refresh(): Promise<void> {
    const now = this.clock.monotonic();
    if (this.reading === undefined || now - this.reading.at >= FRESH_MS) this.reading = { at: now, done: this.read() };
    return this.reading.done;
  }

  private async read(): Promise<void> {
    try {
      const [waiting, conversion] = [await this.statistics.waiting(), await this.conversion()];
      const shares = await this.spendCap.shares();
      this.forget();
      this.showSpend(shares);
      this.showWaiting(waiting);
      this.showConversion(conversion);
      this.readable.set(1);
    } catch {
      this.logger.warn('the state of the outbox could not be read from the database');
      this.forget();
      this.readable.set(0);
    }
  }

  private async conversion(): Promise<readonly Conversion[]> {
    const now = this.clock.monotonic();
    if (this.hour === undefined || now - this.hour.at >= HOUR_FRESH_MS)
      this.hour = { at: now, conversion: await this.statistics.conversion() };
    return this.hour.conversion;
  }

  private forget(): void {
    for (const gauge of [this.messages, this.oldest, this.codes, this.spent]) gauge.reset();
  }

  private showSpend(shares: readonly SpentShare[]): void {
    for (const { app, share } of shares) this.spent.set({ app }, share);
  }

  private showWaiting(waiting: readonly Waiting[]): void {
    for (const channel of ['sms', 'email'] as const) {
      const own = waiting.filter((each) => each.channel === channel);
      for (const state of ['queued', 'leased'] as const)
        this.messages.set({ channel, state }, own.find((each) => each.state === state)?.messages ?? 0);
      this.oldest.set({ channel }, Math.max(0, ...own.map(({ oldestMs }) => oldestMs)) / 1000);
    }
  }

  private showConversion(conversion: readonly Conversion[]): void {
    for (const { vendor, channel, ...stages } of conversion)
      for (const [stage, count] of Object.entries(stages)) this.codes.set({ provider: vendor, channel, stage }, count);
  }
}
