import { Injectable } from '@nestjs/common';
import { type ChannelKind, KEY_ID_LENGTH } from '../../common';
import { Database, placeholders } from '../../database';
import { CHANNELS } from '../outbox/outbox.store';

/** Messages of one channel and state that have not ended. */
export interface Waiting {
  readonly channel: ChannelKind;
  readonly state: 'queued' | 'leased';
  readonly messages: number;
  /** Age of the oldest of them since its commit, in milliseconds. */
  readonly oldestMs: number;
}

/** Codes that one vendor accepted within the last hour: how many were delivered, and how many were entered right. */
export interface Conversion {
  readonly vendor: string;
  readonly channel: ChannelKind;
  readonly accepted: number;
  readonly delivered: number;
  readonly entered: number;
}

/** Messages of the last day that were not delivered, or may not have been. */
export interface Undelivered {
  readonly state: 'failed' | 'expired' | 'unknown';
  /** Last error, in our words or a code of the vendor; null for messages that were never tried. */
  readonly why: string | null;
  readonly messages: number;
  /** Id of the youngest message, to search the logs for. */
  readonly id: string;
}

/** Messages that wait and are sealed under one key. */
export interface SealedMessages {
  readonly keyId: string;
  readonly messages: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * State of delivery over all processes, read from the outbox. Each query reads one index: `lane` is set while a message
 * waits, `created_at` bounds the hour and the day.
 */
@Injectable()
export class DeliveryStatistics {
  constructor(private readonly db: Database) {}

  /** By channel and state, without those that have no message. Cost: the messages that wait. */
  waiting(): Promise<readonly Waiting[]> {
    return this.db.query(
      `SELECT channel, state, COUNT(*) AS messages, ${this.db.now} - MIN(created_at) AS oldestMs
       FROM notification_outbox WHERE lane IN (${placeholders(CHANNELS)}) GROUP BY channel, state`,
      CHANNELS,
    );
  }

  /** Messages that wait, by the id of the key that sealed them. Cost: the messages that wait. */
  sealed(): Promise<readonly SealedMessages[]> {
    return this.db.query(
      `SELECT SUBSTR(payload, 1, ${KEY_ID_LENGTH}) AS keyId, COUNT(*) AS messages FROM notification_outbox
       WHERE lane IN (${placeholders(CHANNELS)}) GROUP BY SUBSTR(payload, 1, ${KEY_ID_LENGTH})`,
      CHANNELS,
    );
  }

  /** By vendor and channel. Cost: the messages of the hour. */
  conversion(): Promise<readonly Conversion[]> {
    return this.db.query(
      `SELECT vendor, channel, COUNT(*) AS accepted, COUNT(delivered_at) AS delivered, COUNT(entered_at) AS entered
       FROM notification_outbox
       WHERE created_at > ${this.db.now} - ${HOUR_MS} AND challenge_id IS NOT NULL AND accepted_at IS NOT NULL
       GROUP BY vendor, channel`,
    );
  }

  /** By state and reason, the most frequent first, at most 20. Cost: the messages of the day. */
  undelivered(): Promise<readonly Undelivered[]> {
    return this.db.query(
      `SELECT state, last_error AS why, COUNT(*) AS messages, MAX(id) AS id FROM notification_outbox
       WHERE created_at > ${this.db.now} - ${DAY_MS} AND state IN ('failed', 'expired', 'unknown')
       GROUP BY state, last_error ORDER BY messages DESC, id LIMIT 20`,
    );
  }
}
