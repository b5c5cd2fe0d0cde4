import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '../outgoing-message';
import { SpendCap } from '../spend/spend-cap';
import { OutboxSerializer } from './outbox-serializer';
import { type OutboxRow, OutboxStore } from './outbox.store';

/** Writes messages into the outbox with their cost, which the client application of each is charged. */
@Injectable()
export class OutboxWriter {
  constructor(
    private readonly outbox: OutboxStore,
    private readonly serializer: OutboxSerializer,
    @Inject(SpendCap) private readonly cap: Pick<SpendCap, 'costOf' | 'capPerDay' | 'reportStop'>,
  ) {}

  /** Inserts and charges the messages in the current transaction, even beyond the cap. */
  write(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.outbox.add(messages.map((message) => this.toRow(message)));
  }

  /**
   * Inserts and charges one message in the current transaction, if the spend cap leaves room for it. Returns false when it
   * does not; the caller must roll back then.
   */
  async writeWithinCap(message: OutgoingMessage): Promise<boolean> {
    const isAdded = await this.outbox.addWithinCap(this.toRow(message), this.cap.capPerDay);
    if (!isAdded) this.cap.reportStop(message.app);
    return isAdded;
  }

  private toRow(message: OutgoingMessage): OutboxRow {
    const row = this.serializer.serialize(message);
    return { ...row, cost: this.cap.costOf(message, row.country) };
  }
}
