import { Injectable } from '@nestjs/common';
import { DAY_MS, type ChannelKind } from '../../common';
import { Database, placeholders } from '../../database';
import { CHANNELS } from '../outbox/outbox.store';

/** Count of the messages of one channel and state that have not ended. */
export interface Waiting {
  readonly channel: ChannelKind;
  readonly state: 'queued' | 'leased';
  readonly messages: number;
  /** Age of the oldest of these messages since its commit, in milliseconds. */
  readonly oldestMs: number;
}

/**
 * Statistics of the codes that one vendor accepted within the last hour: how many were delivered, and how many were
 * entered right.
 */
export interface Conversion {
  readonly vendor: string;
  readonly channel: ChannelKind;
  readonly accepted: number;
  readonly delivered: number;
  readonly entered: number;
}

/** Count of messages of the last day that were not delivered, or may not have been, for one reason. */
export interface Undelivered {
  readonly state: 'failed' | 'expired' | 'unknown';
  /** Last error, in words of this service or as a code of the vendor; null for messages that were never tried. */
  readonly why: string | null;
  readonly messages: number;
  /** Id of the youngest such message, to search the logs for. */
  readonly id: string;
}

/** Count of messages of the last day that a vendor refused for one reason, whatever became of them afterwards. */
export type Refused = Pick<Undelivered, 'messages' | 'id'> & { readonly why: string };

const HOUR_MS = 3_600_000;
/** Maximum number of messages that are looked through for failures, the youngest of a day: more of it would say the same. */
const RECENT = 10_000;

/**
 * State of delivery over all processes, read from the outbox. Each query reads one index: `lane` is set while a message
 * waits, `created_at` bounds the hour and the day.
 */
@Injectable()
export class DeliveryStatistics {
  constructor(private readonly db: Database) {}

  /**
   * Counts waiting messages by channel and state; combinations without messages are left out. Cost: reads the messages
   * that wait.
   */
  waiting(): Promise<readonly Waiting[]> {
    return this.db.query(
      `SELECT channel, state, COUNT(*) AS messages, ${this.db.now} - MIN(created_at) AS oldestMs
       FROM notification_outbox WHERE lane IN (${placeholders(CHANNELS)}) GROUP BY channel, state`,
      CHANNELS,
    );
  }

  /**
   * Counts, by vendor and channel, the codes of the last hour that a vendor accepted, and how many of them were delivered
   * and entered right. Cost: reads the messages of the last hour.
   */
  conversion(): Promise<readonly Conversion[]> {
    return this.db.query(
      `SELECT vendor, channel, COUNT(*) AS accepted, COUNT(delivered_at) AS delivered, COUNT(entered_at) AS entered
       FROM notification_outbox
       WHERE created_at > ${this.db.now} - ${HOUR_MS} AND challenge_id IS NOT NULL AND accepted_at IS NOT NULL
       GROUP BY vendor, channel`,
    );
  }

  /**
   * Counts undelivered messages by state and reason, the most frequent first, at most 20. Cost: reads the messages of
   * the last day, at most RECENT.
   */
  undelivered(): Promise<readonly Undelivered[]> {
    return this.db.query(
      `SELECT state, last_error AS why, COUNT(*) AS messages, MAX(id) AS id FROM ${this.recent}
       WHERE state IN ('failed', 'expired', 'unknown')
       GROUP BY state, last_error ORDER BY messages DESC, id LIMIT 20`,
    );
  }

  /**
   * Counts the messages that were refused for one of the reasons, the most frequent first, also those that another
   * vendor accepted. Cost: reads the messages of the last day, at most RECENT.
   */
  refused(reasons: readonly string[]): Promise<readonly Refused[]> {
    return this.db.query(
      `SELECT last_error AS why, COUNT(*) AS messages, MAX(id) AS id FROM ${this.recent}
       WHERE last_error IN (${placeholders(reasons)})
       GROUP BY last_error ORDER BY messages DESC, id`,
      reasons,
    );
  }

  /** SQL table expression of the youngest messages of the last day. */
  private get recent(): string {
    return `(SELECT id, state, last_error FROM notification_outbox WHERE created_at > ${this.db.now} - ${DAY_MS}
       ORDER BY created_at DESC LIMIT ${RECENT}) recent`;
  }
}
