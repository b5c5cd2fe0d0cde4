import { Injectable } from '@nestjs/common';
import { Database } from '../../../database';
import { type Conversion, DeliveryStatistics, type Waiting } from '../../delivery-statistics';

const HOUR_MS = 3_600_000;

/** Both questions read one index: `due_at` is set for what waits, `created_at` bounds the hour. */
@Injectable()
export class TypeormDeliveryStatistics extends DeliveryStatistics {
  constructor(private readonly db: Database) {
    super();
  }

  waiting(): Promise<Waiting[]> {
    return this.db.query(
      `SELECT channel, state, COUNT(*) AS messages, ${this.db.now} - MIN(created_at) AS oldestMs
       FROM notification_outbox WHERE due_at IS NOT NULL GROUP BY channel, state`,
    );
  }

  conversion(): Promise<Conversion[]> {
    return this.db.query(
      `SELECT provider, channel, COUNT(*) AS accepted, COUNT(delivered_at) AS delivered, COUNT(entered_at) AS entered
       FROM notification_outbox
       WHERE created_at > ${this.db.now} - ${HOUR_MS} AND challenge_id IS NOT NULL AND accepted_at IS NOT NULL
       GROUP BY provider, channel`,
    );
  }
}
