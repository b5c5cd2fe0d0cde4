import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type ChannelKind, Random, WakeUp, WorkLoop } from '../../common';
import { Dispatcher } from '../delivery/dispatcher';
import { NotificationOptions } from '../notification.config';
import { OutboxStore } from './outbox.store';

const OWNER_BYTES = 12;

/** Longest wait for calls in flight. What is left is given up and recorded as of unknown fate. */
const PATIENCE_MS = 6_500;

/** Options of the worker; `batch` is the concurrency per channel, so that slow mails do not delay texts. */
type WorkerOptions = Pick<NotificationOptions, 'batch' | 'leaseSeconds' | 'pollMs'>;

/**
 * Delivers messages of the outbox from the start of the application to its shutdown. Any number of workers may share
 * one outbox: when a worker dies, its leases run out, and others take over its messages.
 */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly inDelivery: Record<ChannelKind, number> = { sms: 0, email: 0 };
  /** Number of consecutive polls that found no message. */
  private idlePolls = 0;
  private readonly loop: WorkLoop;

  constructor(
    private readonly outbox: OutboxStore,
    private readonly dispatcher: Dispatcher,
    private readonly wakeUp: WakeUp,
    private readonly random: Random,
    @Inject(NotificationOptions) private readonly options: WorkerOptions,
  ) {
    this.loop = new WorkLoop({
      ...{ wakeUp, logger: new Logger(OutboxWorker.name), patienceMs: PATIENCE_MS },
      poll: () => this.poll(),
      giveUp: () => {
        dispatcher.giveUp();
      },
      pollFailed: 'the outbox could not be polled',
      workFailed: 'an outcome was not recorded',
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Leases no more messages. Nest closes the HTTP server next, while messages in delivery go on. */
  beforeApplicationShutdown(): void {
    this.loop.stop();
  }

  /**
   * Waits until every message in delivery is recorded, while the database is still open: Nest closes global modules last.
   * Calls that take longer than 6.5 seconds are given up, and recorded by their vendor's rule for an unknown fate.
   */
  async onApplicationShutdown(): Promise<void> {
    await this.loop.drain();
  }

  /**
   * Leases as many messages as the free capacity allows and starts their delivery. Returns the milliseconds to the next
   * poll.
   */
  private async poll(): Promise<number> {
    const limits = { sms: this.capacity('sms'), email: this.capacity('email') };
    const owner = this.random.token(OWNER_BYTES);
    const batch = await this.outbox.lease({ owner, limits, seconds: this.options.leaseSeconds });
    this.dispatcher.reportUnsent(batch);
    if (this.loop.isStopping) await this.outbox.handBack(owner);
    else for (const row of batch.rows) this.track(row.channel, this.dispatcher.dispatch(row));
    const found = batch.rows.length + batch.expired + batch.abandoned.length;
    this.idlePolls = found === 0 ? this.idlePolls + 1 : 0;
    return this.idlePolls === 0 ? 0 : idlePause(this.idlePolls, this.options.pollMs);
  }

  private capacity(channel: ChannelKind): number {
    return this.options.batch - this.inDelivery[channel];
  }

  private track(channel: ChannelKind, dispatched: Promise<void>): void {
    this.inDelivery[channel]++;
    this.loop.track(dispatched, () => {
      const wasFull = this.capacity(channel) === 0;
      this.inDelivery[channel]--;
      if (wasFull) this.wakeUp.ring();
    });
  }
}

const SHORTEST_PAUSE_SHARE = 1 / 8;

/**
 * Milliseconds until an idle worker polls again after `polls` consecutive polls without a message: an eighth of
 * `longestMs` at first, doubled up to it, which limits the load on the database.
 */
export function idlePause(polls: number, longestMs: number): number {
  return Math.max(1, Math.min(longestMs, longestMs * SHORTEST_PAUSE_SHARE * 2 ** (polls - 1)));
}
