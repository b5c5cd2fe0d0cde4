import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { type ChannelKind, UnitOfWork } from '../common';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxSerializer } from './outbox/outbox-serializer';
import { WakeUp } from './outbox/wake-up';
import { errorLabel } from './outbox/error-label';
import type { OutgoingMessage } from './outgoing-message';
import { Router } from './delivery/router';
import { type AcceptedCode, CODE_ACCEPTED } from '../otp';

/** The front door: hands messages to the outbox, from where a worker carries them to a provider. */
@Injectable()
export class NotificationService {
  private readonly logger = new Logger(NotificationService.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly serializer: OutboxSerializer,
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
    await this.outbox.add(messages.map((message) => this.serializer.serialize(message)));
    this.unitOfWork.afterCommit(() => {
      this.wakeUp.ring();
    });
  }

  /**
   * Records that the code of a message was entered right, for the statistics of vendors and countries. Runs after the
   * commit, on its own: no request waits for it, and a failure is only logged.
   */
  @OnEvent(CODE_ACCEPTED)
  recordConversion(code: AcceptedCode): void {
    this.outbox.recordConversion(code).catch((error: unknown) => {
      this.logger.warn(`an entered code was not noted: ${errorLabel(error)}`);
    });
  }

  /** True when a provider is configured for the channel. */
  canSend(channel: ChannelKind): boolean {
    return this.router.serves(channel);
  }
}
