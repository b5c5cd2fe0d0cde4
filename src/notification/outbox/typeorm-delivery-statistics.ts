import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { CHANNELS } from './outbox.store';
import { marks } from './marks';
import { type Conversion, DeliveryStatistics, type Undelivered, type Waiting } from '../delivery/delivery-statistics';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Each question reads one index: `lane` is set for what waits, `created_at` bounds the hour and the day. */
@Injectable()
export class TypeormDeliveryStatistics extends DeliveryStatistics {
  constructor(private readonly db: Database) {
    super();
  }

  waiting(): Promise<Waiting[]> {
    return this.db.query(
      `SELECT channel, state, COUNT(*) AS messages, ${this.db.now} - MIN(created_at) AS oldestMs
       FROM notification_outbox WHERE lane IN (${marks(CHANNELS)}) GROUP BY channel, state`,
      CHANNELS,
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

  undelivered(): Promise<Undelivered[]> {
    return this.db.query(
      `SELECT state, last_error AS why, COUNT(*) AS messages, MAX(id) AS id FROM notification_outbox
       WHERE created_at > ${this.db.now} - ${DAY_MS} AND state IN ('failed', 'expired', 'unknown')
       GROUP BY state, last_error ORDER BY messages DESC, id LIMIT 20`,
    );
  }
}
