import { DAY_MS } from '../../common';
import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '../../database';
import { dayOf } from '../spend/spend.sql-store';
import type { DeliveryDayEntity } from './delivery-day.entity';

/** Counts of the messages of one day that agree in client application, kind, channel, country and vendor. */
export type DeliveryDay = DeliveryDayEntity;

/** Days for which the counts are kept. */
const FUNNEL_RETENTION_DAYS = 400;

const KEY = ['day', 'app', 'kind', 'channel', 'country', 'vendor'] as const;
const COUNTS = ['asked', 'accepted', 'delivered', 'entered', 'failed', 'cost'] as const;
const COLUMNS = [...KEY, ...COUNTS].join(', ');

const ROWS_AT_A_TIME = 100;

const oneIf = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** SQL of the columns of the key, from a row of the outbox. */
const KEY_OF_MESSAGE = {
  day: dayOf('created_at'),
  app: 'app',
  kind: `CASE WHEN challenge_id IS NULL THEN 'other' ELSE 'code' END`,
  channel: 'channel',
  country: `COALESCE(country, '')`,
  vendor: `COALESCE(vendor, '')`,
};

/**
 * SQL that counts rows of the outbox. A later stage implies the earlier ones, since some vendors report no delivery: a code
 * that was entered has arrived. What was given back for want of a vendor costs nothing.
 */
const COUNT_MESSAGES = `${Object.values(KEY_OF_MESSAGE).join(', ')}, COUNT(*),
  ${oneIf('accepted_at IS NOT NULL OR delivered_at IS NOT NULL OR entered_at IS NOT NULL')},
  ${oneIf('delivered_at IS NOT NULL OR entered_at IS NOT NULL')}, COUNT(entered_at),
  ${oneIf(`state IN ('failed', 'expired')`)},
  SUM(CASE WHEN state IN ('failed', 'expired') AND bound_to IS NULL AND accepted_at IS NULL THEN 0 ELSE cost END)
  FROM notification_outbox`;

/** SQL of the rows that count: decoys, which go to no vendor, do not. */
const COUNTS_AT_ALL = `state <> 'dropped'`;

const GROUPS = `GROUP BY ${Object.values(KEY_OF_MESSAGE).join(', ')}`;

/**
 * Daily counts of messages (UTC, by the database's clock). A message that is in the outbox is counted there; one that is
 * deleted is added to the table of counts by the transaction that deletes it, so that each is counted once at any time.
 */
@Injectable()
export class DeliveryDays {
  constructor(private readonly db: Database) {}

  /**
   * Adds messages to the counts. Belongs into the transaction that deletes them, after it has locked their rows; parallel
   * callers wait for each other at the rows of the counts.
   */
  async add(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const sums = COUNTS.map((column) => `${column} = delivery_days.${column} + new(${column})`).join(', ');
    /* In the order of the key, so that two callers never wait for each other in a circle. */
    await this.db.execute(
      `INSERT INTO delivery_days (${COLUMNS})
       SELECT ${COUNT_MESSAGES} WHERE id IN (${placeholders(ids)}) AND ${COUNTS_AT_ALL} ${GROUPS}
       ORDER BY ${Object.values(KEY_OF_MESSAGE).join(', ')}
       ${this.db.dialect.onConflict(KEY.join(', '), sums)}`,
      ids,
    );
  }

  /** Writes counts of days in place of those of the same keys: a synthetic history for demonstrations. */
  async put(rows: readonly DeliveryDay[]): Promise<void> {
    const replace = COUNTS.map((column) => `${column} = new(${column})`).join(', ');
    for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
      const some = rows.slice(from, from + ROWS_AT_A_TIME);
      const values = some.map(() => `(${placeholders([...KEY, ...COUNTS])})`).join(', ');
      await this.db.execute(
        `INSERT INTO delivery_days (${COLUMNS}) VALUES ${values} ${this.db.dialect.onConflict(KEY.join(', '), replace)}`,
        some.flatMap((row) => [...KEY, ...COUNTS].map((column) => row[column])),
      );
    }
  }

  /** Midnight (UTC) before the database's current time, in milliseconds since 1970. */
  async today(): Promise<number> {
    const [row] = await this.db.query<{ today: number }>(`SELECT ${dayOf(this.db.now)} AS today`);
    return Number(row?.today);
  }

  /**
   * Reads the counts of a day and of those after it, by one statement, so that a message that is deleted meanwhile is counted
   * once. One key may have two rows: of messages that are deleted, and of those that are not. Cost: reads all messages of
   * those days that are in the outbox.
   */
  async since(day: number): Promise<readonly DeliveryDay[]> {
    const rows = await this.db.query<Record<string, number | string>>(
      `SELECT ${COLUMNS} FROM delivery_days WHERE day >= ?
       UNION ALL SELECT ${COUNT_MESSAGES} WHERE created_at >= ? AND ${COUNTS_AT_ALL} ${GROUPS}`,
      [day, day],
    );
    return rows.map(toDay);
  }

  /** Deletes the counts of days that are over longer than FUNNEL_RETENTION_DAYS. Returns the number of rows. */
  purge(): Promise<number> {
    return this.db.execute(`DELETE FROM delivery_days WHERE day < ${this.db.now} - ${FUNNEL_RETENTION_DAYS * DAY_MS}`);
  }
}

/** Row with its numbers as such: MySQL returns sums as text. */
const toDay = (row: Record<string, number | string>): DeliveryDay =>
  ({
    ...row,
    ...Object.fromEntries(['day', ...COUNTS].map((column) => [column, Number(row[column])])),
  }) as unknown as DeliveryDay;
