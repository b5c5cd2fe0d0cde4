import { Injectable, Logger } from '@nestjs/common';
import { type ChannelKind, UnitOfWork } from '../common';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { WakeUp } from './outbox/wake-up';
import { errorLabel } from '../common';
import type { CodeReference, OutgoingMessage } from './outgoing-message';
import { VendorSelector } from './delivery/vendor-selector';

/** The front door: hands messages to the outbox, from where a worker carries them to a provider. */
@Injectable()
export class NotificationService {
  private readonly logger = new Logger(NotificationService.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly serializer: OutboxSerializer,
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly router: VendorSelector,
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
    await this.outbox.add(messages.map((message) => this.serializer.serialize(message)));
    this.unitOfWork.afterCommit(() => {
      this.wakeUp.ring();
    });
  }

  /**
   * Notes that the code of a message was entered right, for whoever counts which providers and countries reach people.
   * Nobody waits for it, and nothing depends on it; call it after the commit.
   */
  recordConversion(code: CodeReference): void {
    this.outbox.recordConversion(code).catch((error: unknown) => {
      this.logger.warn(`an entered code was not noted: ${errorLabel(error)}`);
    });
  }

  /** True when a provider is configured for the channel. */
  canSend(channel: ChannelKind): boolean {
    return this.router.serves(channel);
  }
}
