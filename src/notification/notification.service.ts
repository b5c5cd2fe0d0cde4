import { Injectable } from '@nestjs/common';
import { type ChannelKind, UnitOfWork } from '../kernel';
import { OutboxStore } from './outbox/outbox.store';
import { Packer } from './outbox/packer';
import { WakeUp } from './outbox/wake-up';
import type { OutgoingMessage } from './outgoing-message';
import { Router } from './routing/router';

/** The front door: hands messages to the outbox, from where a worker carries them to a provider. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly outbox: OutboxStore,
    private readonly packer: Packer,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly router: Router,
  ) {}

  /** As `queueAll`, for one message. */
  queue(message: OutgoingMessage): Promise<void> {
    return this.queueAll([message]);
  }

  /**
   * Writes all messages by one insert in the current transaction: they leave if, and only after, it commits. No
   * provider is called here, so neither the answer nor its time depends on one.
   */
  async queueAll(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.outbox.add(messages.map((message) => this.packer.pack(message)));
    this.unitOfWork.afterCommit(() => {
      this.wakeUp.ring();
    });
  }

  /** True when a provider is configured for the channel. */
  canSend(channel: ChannelKind): boolean {
    return this.router.serves(channel);
  }
}
