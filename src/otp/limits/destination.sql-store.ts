import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../common';
import { Database, placeholders } from '../../database';
import { type DestinationCounts, SLOT_MS } from './destination';
import { HOUR_MS } from './rate-window';

/** Row of sums over the slots of a destination; MySQL returns sums as text. */
interface CountsRow {
  readonly destination: string;
  readonly sends: number | string;
  readonly entered: number | string;
  readonly sendsOfDay: number | string;
  readonly enteredOfDay: number | string;
  readonly beganAt: number;
  readonly sentBeforeAt: number;
  readonly now: number;
}

/** Stores the codes for unverified numbers by destination and ten minutes, shared by all processes. */
@Injectable()
export class DestinationStore {
  constructor(private readonly db: Database) {}

  /**
   * Counts one send to each destination and returns their counts, this send included. The rows stay locked until the
   * transaction ends: of parallel sends each sees those before it.
   */
  async countSend(destinations: readonly string[]): Promise<readonly DestinationCounts[]> {
    const { now, dialect } = this.db;
    const ordered = [...destinations].sort();
    await this.db.execute(
      `INSERT INTO otp_destinations (destination, slot, sends, entered, sent_at, sent_before_at)
       VALUES ${ordered.map(() => `(?, ${this.slot}, 1, 0, ${now}, 0)`).join(', ')}
       ${dialect.onConflict('destination, slot', 'sends = sends + 1, sent_before_at = sent_at, sent_at = new(sent_at)')}`,
      ordered,
    );
    return this.counts(`destination IN (${placeholders(ordered)}) AND`, '', ordered);
  }

  /** Counts one code that was entered right. */
  async countEntered(destinations: readonly string[]): Promise<void> {
    const ordered = [...destinations].sort();
    await this.db.execute(
      `INSERT INTO otp_destinations (destination, slot, sends, entered, sent_at, sent_before_at)
       VALUES ${ordered.map(() => `(?, ${this.slot}, 0, 1, 0, 0)`).join(', ')}
       ${this.db.dialect.onConflict('destination, slot', 'entered = entered + 1')}`,
      ordered,
    );
  }

  /** Reads the counts of all destinations with at least so many sends within a day. */
  busiest(sends: number): Promise<readonly DestinationCounts[]> {
    return this.counts('', 'HAVING SUM(sends) >= ?', [sends]);
  }

  /** Deletes counts that are older than a day. Returns their number. */
  purge(): Promise<number> {
    return this.db.execute(`DELETE FROM otp_destinations WHERE slot < ${this.db.now} - ${DAY_MS}`);
  }

  private async counts(
    where: string,
    having: string,
    values: readonly (string | number)[],
  ): Promise<readonly DestinationCounts[]> {
    const { now } = this.db;
    const rows = await this.db.query<CountsRow>(
      `SELECT destination, ${this.ofHour('sends')} AS sends, ${this.ofHour('entered')} AS entered,
         SUM(sends) AS sendsOfDay, SUM(entered) AS enteredOfDay,
         MIN(CASE WHEN ${this.isInHour} THEN slot ELSE ${now} END) AS beganAt,
         MAX(CASE WHEN slot = ${this.slot} THEN sent_before_at ELSE sent_at END) AS sentBeforeAt, ${now} AS now
       FROM otp_destinations WHERE ${where} slot > ${now} - ${DAY_MS} GROUP BY destination ${having}`,
      values,
    );
    return rows.map(({ sends, entered, sendsOfDay, enteredOfDay, ...row }) => ({
      ...row,
      sends: Number(sends),
      entered: Number(entered),
      sendsOfDay: Number(sendsOfDay),
      enteredOfDay: Number(enteredOfDay),
    }));
  }

  private ofHour(column: 'sends' | 'entered'): string {
    return `SUM(CASE WHEN ${this.isInHour} THEN ${column} ELSE 0 END)`;
  }

  private get isInHour(): string {
    return `slot > ${this.db.now} - ${HOUR_MS + SLOT_MS}`;
  }

  private get slot(): string {
    return `${this.db.now} - ${this.db.now} % ${SLOT_MS}`;
  }
}
