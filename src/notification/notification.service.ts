import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { type ChannelKind, errorLabel, UnitOfWork } from '../common';
import { type AcceptedCode, CODE_ACCEPTED } from '../otp';
import { VendorSelector } from './delivery/vendor-selector';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { OutboxStore } from './outbox/outbox.store';
import { WakeUp } from './outbox/wake-up';
import type { OutgoingMessage } from './outgoing-message';

/** Queues messages in the outbox, from where a worker delivers them through a vendor. */
@Injectable()
export class NotificationService {
  private readonly logger = new Logger(NotificationService.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly serializer: OutboxSerializer,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly selector: VendorSelector,
  ) {}

  /** Queues one message; see {@link queueAll}. */
  queue(message: OutgoingMessage): Promise<void> {
    return this.queueAll([message]);
  }

  /**
   * Inserts all messages by one statement in the current transaction: they are sent only after it commits. No vendor is
   * called here, so neither the answer of the request nor its time depends on one.
   */
  async queueAll(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.outbox.add(messages.map((message) => this.serializer.serialize(message)));
    this.unitOfWork.afterCommit(() => {
      this.wakeUp.ring();
    });
  }

  /**
   * Marks the message of a code as converted, for statistics by vendor and country: the code was entered right. Runs in the
   * background and never fails; call it after the commit.
   */
  @OnEvent(CODE_ACCEPTED)
  recordConversion(code: AcceptedCode): void {
    this.outbox.recordConversion(code).catch((error: unknown) => {
      this.logger.warn(`the conversion of a code was not recorded: ${errorLabel(error)}`);
    });
  }

  /** True when at least one vendor is configured for the channel. */
  canSend(channel: ChannelKind): boolean {
    return this.selector.serves(channel);
  }
}
