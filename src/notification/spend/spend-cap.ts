import { Injectable, Logger } from '@nestjs/common';
import { DAY_MS, Clock } from '../../common';
import { EventRecorder } from '../../events';
import { minutesOf, type OutgoingMessage } from '../outgoing-message';
import { TemplateRenderer } from '../templates/template-renderer';
import { SpendOptions, MILLIONTHS } from './spend.config';
import { SpendStore } from './spend.sql-store';

/** Cost of the SMS of one client application on one day, in the operator's currency. */
export interface SpentOnDay {
  readonly app: string;
  /** Midnight (UTC) at which the day began, ms since 1970. */
  readonly day: number;
  readonly spent: number;
  readonly cap: number;
}

/** Share of the daily cap that a client application has spent today, from 0 to 1. */
export interface SpentShare {
  readonly app: string;
  readonly share: number;
}

const ALARM_PERCENT = 80;
/** Caps what the SMS of one client application cost in one day (UTC), by the prices of COUNTRIES. */
@Injectable()
export class SpendCap {
  private readonly logger = new Logger('spend cap');
  /** Day (UTC) on which this process last logged the stop of a client application. */
  private readonly stoppedOn = new Map<string, number>();

  constructor(
    private readonly store: SpendStore,
    private readonly renderer: TemplateRenderer,
    private readonly options: SpendOptions,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
  ) {}

  /** Maximum cost of one client application and day, in millionths of the operator's currency. */
  get capPerDay(): number {
    return this.options.capPerDay;
  }

  /**
   * Cost of a message in millionths of the operator's currency: price of the country × segments of the rendered text; 0 for
   * a mail and for a country without a price. A decoy without a number costs as if it went to the first country, so that it
   * takes the same statements and the same refusal as a real message.
   */
  costOf(message: OutgoingMessage, country: string | null): number {
    const price = message.channel === 'sms' ? this.priceOf(message, country) : 0;
    return price === 0 ? 0 : price * this.segmentsOf(message);
  }

  /** Logs the stop of a client application, once a day and process: its SMS are refused until midnight (UTC). */
  reportStop(app: string): void {
    const day = Math.floor(this.clock.now() / DAY_MS);
    if (this.stoppedOn.get(app) === day) return;
    this.stoppedOn.set(app, day);
    this.logger.error(`SMS of client application ${app} stop until midnight UTC: SPEND_CAP_PER_DAY is reached`);
  }

  /** Logs an error, once a day over all processes, for every client application that has spent 80 % of its cap. */
  async checkAlarms(): Promise<void> {
    const over = (await this.shares()).filter(({ share }) => share * 100 >= ALARM_PERCENT);
    for (const { app, share } of over) {
      const percent = Math.floor(share * 100);
      await this.report(app, percent);
      if (await this.store.claimAlarm(app, ALARM_PERCENT))
        this.logger.error(`client application ${app} has spent ${String(percent)} % of SPEND_CAP_PER_DAY today`);
    }
  }

  private report(app: string, percent: number): Promise<void> {
    const day = Math.floor(this.clock.now() / DAY_MS);
    const details = { kind: 'spend-cap', percent };
    return this.events.recordOnce(`spend-cap ${String(day)}`, { type: 'abuse.raised', app, details });
  }

  /** Reads the spent share by client application; empty where no country has a price. */
  async shares(): Promise<readonly SpentShare[]> {
    if (this.options.prices.size === 0) return [];
    const today = await this.store.today();
    return today.map(({ app, spent }) => ({ app, share: spent / this.options.capPerDay }));
  }

  /** Reads what the last days cost by client application, the newest day first. */
  async days(count: number): Promise<readonly SpentOnDay[]> {
    const cap = this.options.capPerDay / MILLIONTHS;
    const days = await this.store.since(count);
    return days.map(({ app, day, spent }) => ({ app, day, spent: spent / MILLIONTHS, cap }));
  }

  private priceOf({ decoy = false }: OutgoingMessage, country: string | null): number {
    const { prices } = this.options;
    const [first = 0] = prices.values();
    if (country === null) return decoy ? first : 0;
    return prices.get(country) ?? 0;
  }

  private segmentsOf(message: OutgoingMessage): number {
    const { reference, code, link } = message.content;
    const variables = {
      reference,
      code: code?.reveal() ?? null,
      link: link?.reveal() ?? null,
      minutes: minutesOf(message),
    };
    return this.renderer.render(message, variables).segments ?? 0;
  }
}
