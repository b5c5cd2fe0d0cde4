import { Injectable } from '@nestjs/common';
import { type ChannelKind, UnitOfWork, WakeUp } from '../common';
import { VendorSelector } from './delivery/vendor-selector';
import { OutboxWriter } from './outbox/outbox-writer';
import type { OutgoingMessage } from './outgoing-message';

/** Queues messages in the outbox, from where a worker delivers them through a vendor. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly writer: OutboxWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly selector: VendorSelector,
  ) {}

  /** Queues one message; see {@link queueAll}. */
  queue(message: OutgoingMessage): Promise<void> {
    return this.queueAll([message]);
  }

  /**
   * Inserts all messages by one statement in the current transaction: they are sent only after it commits, and whatever was
   * spent today, since owners must learn what happened to their accounts. No vendor is
   * called here, so neither the answer of the request nor its time depends on one.
   */
  async queueAll(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.writer.write(messages);
    this.ringAfterCommit();
  }

  /**
   * Queues one message as `queueAll` does, if the daily spend of its client application leaves room for its cost. Returns
   * false when it does not: the caller must roll back.
   */
  async queueWithinCap(message: OutgoingMessage): Promise<boolean> {
    const isQueued = await this.writer.writeWithinCap(message);
    if (isQueued) this.ringAfterCommit();
    return isQueued;
  }

  /** True when at least one vendor is configured for the channel. */
  canSend(channel: ChannelKind): boolean {
    return this.selector.serves(channel);
  }

  private ringAfterCommit(): void {
    this.unitOfWork.afterCommit(() => {
      this.wakeUp.ring();
    });
  }
}
