import { Injectable, Logger } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { EventLog, EventTargets } from '../events';

/** Gauges of the events for the owner's software, read from the database at a scrape and equal in every process. */
@Injectable()
export class EventMetrics {
  private readonly logger = new Logger(EventMetrics.name);
  private readonly events: Gauge<'state'>;
  private readonly oldest: Gauge;

  constructor(
    private readonly log: EventLog,
    private readonly targets: EventTargets,
    registry: Registry,
  ) {
    const registers = [registry];
    this.events = new Gauge({
      ...{ name: 'regain_events', labelNames: ['state'], registers },
      help: 'Events for the owner’s software that wait to be told (waiting), or were given up (dead).',
    });
    this.oldest = new Gauge({
      ...{ name: 'regain_events_oldest_age_seconds', registers },
      help: 'Age of the oldest event that has not been told; 0 without one.',
    });
  }

  /**
   * Reads the gauges from the database, where any client application tells events. Never rejects: without the database they are
   * reset.
   */
  async refresh(): Promise<void> {
    if (!this.targets.areAny) return;
    try {
      const { waiting, oldestMs, dead } = await this.log.counts();
      this.events.set({ state: 'waiting' }, waiting);
      this.events.set({ state: 'dead' }, dead);
      this.oldest.set(oldestMs / 1_000);
    } catch {
      this.logger.warn('the state of the events could not be read from the database');
      this.events.reset();
      this.oldest.reset();
    }
  }
}
