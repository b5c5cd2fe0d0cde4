import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ChannelKind, Random } from '../../common';
import type { Dispatcher } from '../delivery/dispatcher';
import { errorLabel, stackFrames } from './error-label';
import { idlePause } from './idle-pause';
import { CHANNELS, type LeasedBatch, type OutboxStore } from './outbox.store';
import type { WakeUp } from './wake-up';

const OWNER_BYTES = 12;
const PAUSE_AFTER_ERROR_MS = 1_000;
const STOP_WITHIN_MS = 5_000;

export interface WorkerOptions {
  readonly leaseSeconds: number;
  /**
   * Messages of one channel in this worker's hands at a time, and so calls of its providers at a time: slow mails leave
   * texts their hands.
   */
  readonly batch: number;
  /** How often an idle worker looks for messages of other processes; one that has just had work looks sooner. */
  readonly pollMs: number;
}

/**
 * Carries messages from the outbox to the providers from the start of the application to its end. Any number of workers
 * share one outbox. A worker that dies leaves leases behind, which run out and are taken by another.
 */
export class OutboxWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxWorker.name);
  private readonly inHand: Readonly<Record<ChannelKind, Set<Promise<void>>>> = { sms: new Set(), email: new Set() };
  private stopping = false;
  /** Looks in a row that found nothing. */
  private idleLooks = 0;
  private done: Promise<void> = Promise.resolve();

  constructor(
    private readonly outbox: OutboxStore,
    private readonly dispatcher: Dispatcher,
    private readonly wakeUp: WakeUp,
    private readonly random: Random,
    private readonly options: WorkerOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.done = this.work();
  }

  /** Takes no more messages and waits for those in hand; one that takes longer is sent again when its lease runs out. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeUp.ring();
    let timer: NodeJS.Timeout | undefined;
    const timeIsUp = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOP_WITHIN_MS);
    });
    await Promise.race([this.finish(), timeIsUp]);
    clearTimeout(timer);
  }

  private async finish(): Promise<void> {
    await this.done;
    await Promise.all(CHANNELS.flatMap((channel) => [...this.inHand[channel]]));
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      const pauseMs = await this.turn().catch((error: unknown) => {
        this.logger.error(`the outbox cannot be worked: ${errorLabel(error)}`, stackFrames(error));
        return PAUSE_AFTER_ERROR_MS;
      });
      if (pauseMs > 0) await this.wakeUp.wait(pauseMs);
    }
  }

  /** Takes as many messages as there are free hands; tells how long to wait before the next turn. */
  private async turn(): Promise<number> {
    const limits = { sms: this.freeHands('sms'), email: this.freeHands('email') };
    const owner = this.random.token(OWNER_BYTES);
    const batch = await this.outbox.lease({ owner, limits, seconds: this.options.leaseSeconds });
    this.report(batch);
    if (this.stopping) await this.outbox.handBack(owner);
    else
      batch.rows.forEach((row) => {
        this.take(row.channel, this.dispatcher.dispatch(row));
      });
    const found = batch.rows.length + batch.expired + batch.abandoned.length;
    this.idleLooks = found === 0 ? this.idleLooks + 1 : 0;
    return this.idleLooks === 0 ? 0 : idlePause(this.idleLooks, this.options.pollMs);
  }

  private freeHands(channel: ChannelKind): number {
    return this.options.batch - this.inHand[channel].size;
  }

  private take(channel: ChannelKind, dispatched: Promise<void>): void {
    const taken = dispatched
      .catch((error: unknown) => {
        this.logger.error(`an outcome was not recorded: ${errorLabel(error)}`, stackFrames(error));
      })
      .finally(() => {
        const wasFull = this.freeHands(channel) === 0;
        this.inHand[channel].delete(taken);
        if (wasFull) this.wakeUp.ring();
      });
    this.inHand[channel].add(taken);
  }

  private report({ expired, abandoned }: LeasedBatch): void {
    if (expired > 0) this.logger.warn(`${expired} messages expired before they could be sent`);
    abandoned.forEach((id) => {
      this.logger.error(`message ${id} is parked: its worker died over it more than once`);
    });
  }
}
