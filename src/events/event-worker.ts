import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Random, WorkLoop } from '../common';
import { EventStore, type LeasedEvent } from './event.sql-store';
import { EventSender } from './event-sender';
import { EventTargets } from './event-targets';
import { EventWakeUp } from './event-wake-up';
import { delayAfter } from './retry-schedule';

const OWNER_BYTES = 12;
const LEASE_SECONDS = 30;
/** Maximum number of events that are sent at the same time. */
const CONCURRENCY = 20;
const POLL_MS = 500;
/** Longest wait for calls in flight at a shutdown; what is left is given up and tried again later. */
const PATIENCE_MS = 6_000;

/**
 * Tells events to the owner's software from the start of the application to its shutdown, where any client application has a
 * target. Any number of workers may share the outbox: when one dies, its leases run out, and others tell its events once more.
 */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(EventWorker.name);
  private readonly loop: WorkLoop;

  constructor(
    private readonly events: EventStore,
    private readonly sender: EventSender,
    private readonly targets: EventTargets,
    private readonly wakeUp: EventWakeUp,
    private readonly random: Random,
  ) {
    this.loop = new WorkLoop({
      ...{ wakeUp, logger: this.logger, patienceMs: PATIENCE_MS },
      poll: () => this.poll(),
      giveUp: () => {
        sender.giveUp();
      },
      pollFailed: 'events could not be read',
      workFailed: 'the outcome of an event was not recorded',
    });
  }

  onApplicationBootstrap(): void {
    if (this.targets.areAny) this.loop.start();
  }

  /** Leases no more events. */
  beforeApplicationShutdown(): void {
    this.loop.stop();
  }

  /** Waits until every event in flight is recorded, while the database is still open. */
  async onApplicationShutdown(): Promise<void> {
    await this.loop.drain();
  }

  /**
   * Leases as many events as may be sent besides those in flight, and begins to send them. Returns the milliseconds to the next
   * poll.
   */
  private async poll(): Promise<number> {
    const limit = CONCURRENCY - this.loop.size;
    if (limit === 0) return POLL_MS;
    const owner = this.random.token(OWNER_BYTES);
    const leased = await this.events.lease({ owner, limit, seconds: LEASE_SECONDS });
    if (this.loop.isStopping && leased.length > 0) await this.events.handBack(owner);
    else for (const event of leased) this.track(this.tell(event));
    return leased.length > 0 ? 0 : POLL_MS;
  }

  /** The next event of an account becomes due when the one before it has ended. */
  private track(told: Promise<void>): void {
    this.loop.track(told, () => {
      this.wakeUp.ring();
    });
  }

  /** Runs one try. Rejects only when the outcome could not be stored: the lease runs out then, and the event is told once more. */
  private async tell(event: LeasedEvent): Promise<void> {
    const failure = await this.sender.send(event);
    const isRecorded = await this.settle(event, failure);
    if (!isRecorded) this.logger.warn(`event ${event.id}: its lease was lost before the outcome could be stored`);
  }

  private settle(event: LeasedEvent, failure: string | undefined): Promise<boolean> {
    if (failure === undefined) return this.events.delivered(event);
    const label = `event ${event.id} (${event.type}) try ${String(event.attempts)}: ${failure}`;
    const delayMs = delayAfter(event.attempts, this.random);
    if (delayMs !== undefined) {
      this.logger.warn(label);
      return this.events.postpone(event, delayMs, failure);
    }
    this.logger.error(`${label}; it is given up, events:replay tells it again`);
    return this.events.die(event, failure);
  }
}
