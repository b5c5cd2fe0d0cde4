import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '../../database';
import { type DestinationHour, SLOT_MS } from './destination';
import { DAY_MS, HOUR_MS } from './rate-window';

/** Row of a sum over the slots of an hour; MySQL returns sums as text. */
interface HourRow {
  readonly destination: string;
  readonly sends: number | string;
  readonly entered: number | string;
  readonly beganAt: number;
  readonly sentBeforeAt: number;
  readonly now: number;
}

/** Stores the codes for unverified numbers by destination and ten minutes, shared by all processes. */
@Injectable()
export class DestinationStore {
  constructor(private readonly db: Database) {}

  /**
   * Counts one send to each destination and returns their last hour, this send included. The rows stay locked until the
   * transaction ends: of parallel sends each sees those before it.
   */
  async countSend(destinations: readonly string[]): Promise<readonly DestinationHour[]> {
    const { now, dialect } = this.db;
    const ordered = [...destinations].sort();
    await this.db.execute(
      `INSERT INTO otp_destinations (destination, slot, sends, entered, sent_at, sent_before_at)
       VALUES ${ordered.map(() => `(?, ${this.slot}, 1, 0, ${now}, 0)`).join(', ')}
       ${dialect.onConflict('destination, slot', 'sends = sends + 1, sent_before_at = sent_at, sent_at = new(sent_at)')}`,
      ordered,
    );
    return this.hours(`destination IN (${placeholders(ordered)}) AND`, '', ordered);
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

  /** Reads the last hour of all destinations with at least so many sends. */
  busiest(sends: number): Promise<readonly DestinationHour[]> {
    return this.hours('', 'HAVING SUM(sends) >= ?', [sends]);
  }

  /** Deletes counts that are older than a day. Returns their number. */
  purge(): Promise<number> {
    return this.db.execute(`DELETE FROM otp_destinations WHERE slot < ${this.db.now} - ${DAY_MS}`);
  }

  private async hours(
    where: string,
    having: string,
    values: readonly (string | number)[],
  ): Promise<readonly DestinationHour[]> {
    const { now } = this.db;
    const rows = await this.db.query<HourRow>(
      `SELECT destination, SUM(sends) AS sends, SUM(entered) AS entered, MIN(slot) AS beganAt,
         MAX(sent_before_at) AS sentBeforeAt, ${now} AS now
       FROM otp_destinations WHERE ${where} slot > ${now} - ${HOUR_MS + SLOT_MS} GROUP BY destination ${having}`,
      values,
    );
    return rows.map(({ sends, entered, ...row }) => ({ ...row, sends: Number(sends), entered: Number(entered) }));
  }

  private get slot(): string {
    return `${this.db.now} - ${this.db.now} % ${SLOT_MS}`;
  }
}
