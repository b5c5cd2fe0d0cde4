import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type ChannelKind, errorLabel, Random, stackFrames, WakeUp, withTimeout } from '../../common';
import { Dispatcher } from '../delivery/dispatcher';
import { NotificationOptions } from '../notification.config';
import { CHANNELS, OutboxStore } from './outbox.store';

const OWNER_BYTES = 12;
const PAUSE_AFTER_ERROR_MS = 1_000;

/** Longest wait for calls in flight. What is left is given up and recorded as of unknown fate. */
const PATIENCE_MS = 6_500;

/** Time to record what was given up. */
const RECORDING_MS = 1_000;

/** Options of the worker; `batch` is the concurrency per channel, so that slow mails do not delay texts. */
type WorkerOptions = Pick<NotificationOptions, 'batch' | 'leaseSeconds' | 'pollMs'>;

/**
 * Delivers messages of the outbox from the start of the application to its shutdown. Any number of workers may share
 * one outbox: when a worker dies, its leases run out, and others take over its messages.
 */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxWorker.name);
  private readonly inDelivery: Readonly<Record<ChannelKind, Set<Promise<void>>>> = {
    sms: new Set(),
    email: new Set(),
  };
  private isStopping = false;
  /** Number of consecutive polls that found no message. */
  private idlePolls = 0;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly outbox: OutboxStore,
    private readonly dispatcher: Dispatcher,
    private readonly wakeUp: WakeUp,
    private readonly random: Random,
    @Inject(NotificationOptions) private readonly options: WorkerOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** Leases no more messages. Nest closes the HTTP server next, while messages in delivery go on. */
  beforeApplicationShutdown(): void {
    this.stopLeasing();
  }

  /**
   * Waits until every message in delivery is recorded, while the database is still open: Nest closes global modules last.
   * Calls that take longer than 6.5 seconds are given up, and recorded by their vendor's rule for an unknown fate.
   */
  async onApplicationShutdown(): Promise<void> {
    this.stopLeasing();
    const drained = this.drain();
    await withTimeout(drained, PATIENCE_MS, () => {
      this.dispatcher.giveUp();
      return withTimeout(drained, RECORDING_MS, () => undefined);
    });
  }

  private stopLeasing(): void {
    this.isStopping = true;
    this.wakeUp.ring();
  }

  private async drain(): Promise<void> {
    await this.loop;
    await Promise.all(CHANNELS.flatMap((channel) => [...this.inDelivery[channel]]));
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const pauseMs = await this.poll().catch((error: unknown) => {
        this.logger.error(`the outbox could not be polled: ${errorLabel(error)}`, stackFrames(error));
        return PAUSE_AFTER_ERROR_MS;
      });
      if (pauseMs > 0) await this.wakeUp.wait(pauseMs);
    }
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
    if (this.isStopping) await this.outbox.handBack(owner);
    else for (const row of batch.rows) this.track(row.channel, this.dispatcher.dispatch(row));
    const found = batch.rows.length + batch.expired + batch.abandoned.length;
    this.idlePolls = found === 0 ? this.idlePolls + 1 : 0;
    return this.idlePolls === 0 ? 0 : idlePause(this.idlePolls, this.options.pollMs);
  }

  private capacity(channel: ChannelKind): number {
    return this.options.batch - this.inDelivery[channel].size;
  }

  private track(channel: ChannelKind, dispatched: Promise<void>): void {
    const tracked = dispatched
      .catch((error: unknown) => {
        this.logger.error(`an outcome was not recorded: ${errorLabel(error)}`, stackFrames(error));
      })
      .finally(() => {
        const wasFull = this.capacity(channel) === 0;
        this.inDelivery[channel].delete(tracked);
        if (wasFull) this.wakeUp.ring();
      });
    this.inDelivery[channel].add(tracked);
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
