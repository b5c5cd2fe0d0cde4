import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '../../database';
import { EventRecorder } from '../../events';

interface FailedRow {
  readonly id: string;
  readonly app: string;
  readonly channel: string;
  readonly reference: string;
  readonly state: string;
  readonly vendor: string | null;
  readonly why: string | null;
}

/** Tells the owner's software that codes did not reach their recipients. */
@Injectable()
export class DeliveryFailures {
  constructor(
    private readonly db: Database,
    private readonly events: EventRecorder,
  ) {}

  /**
   * Records an event for each message that `where` selects and that failed or expired with a code, in the current transaction.
   * Sends no statement where no client application tells events.
   */
  async record(where: string, values: readonly SqlValue[]): Promise<void> {
    if (!this.events.isOnAnywhere) return;
    const rows = await this.db.query<FailedRow>(
      `SELECT id, app, channel, reference, state, vendor, last_error AS why FROM notification_outbox
       WHERE ${where} AND state IN ('failed', 'expired') AND challenge_id IS NOT NULL ORDER BY id`,
      values,
    );
    for (const { id, app, channel, reference, state, vendor, why } of rows)
      await this.events.record({
        type: 'code.delivery-failed',
        app,
        details: { messageId: id, channel, reference, state, provider: vendor ?? undefined, reason: why ?? undefined },
      });
  }
}
