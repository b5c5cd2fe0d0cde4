import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../common';
import { Database, placeholders, type SqlValue } from '../../database';

/** Spend of one client application on one day, in millionths of the operator's currency. */
export interface DailySpend {
  readonly app: string;
  readonly spent: number;
}

/** Sum that one client application gets back for one day; MySQL returns sums as text. */
interface Refund {
  readonly app: string;
  readonly day: number;
  readonly spent: number | string;
}

/** Cost of one message of the outbox, in millionths of the operator's currency. */
export interface Charge {
  readonly id: string;
  readonly app: string;
  readonly cost: number;
}

/** Days for which the spend of past days is kept for operators. */
const RETENTION_DAYS = 35;

/** SQL expression of the midnight (UTC) before a time. */
export const dayOf = (time: string): string => `${time} - ${time} % ${DAY_MS}`;

/** Day of a message: that of its commit, so that a refund after midnight finds the row that was charged. */
const DAY_OF_MESSAGE = `(SELECT ${dayOf('m.created_at')} FROM notification_outbox m WHERE m.id = ?)`;

/** SQL of the messages that no vendor has taken: ended unsent, and never bound to a vendor that may have it. */
const TAKEN_BY_NONE = `state IN ('failed', 'expired', 'dropped') AND bound_to IS NULL`;

/**
 * Stores what the SMS of each client application cost by day (UTC, by the database's clock), over all processes. Every
 * method but the reads belongs into the transaction that inserts or ends the messages.
 */
@Injectable()
export class SpendStore {
  constructor(private readonly db: Database) {}

  /**
   * Charges a message that the current transaction has inserted, by one conditional statement: of parallel callers only
   * so many win as fit under the cap. Returns false, and charges nothing, when the message does not fit.
   */
  async charge(charge: Charge, cap: number): Promise<boolean> {
    if (await this.add(charge, cap)) return true;
    await this.openDay(charge);
    return this.add(charge, cap);
  }

  /** Gives back what ended messages were charged, if no vendor took them. The caller must have ended each just now. */
  async giveBack(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const refunds = await this.db.query<Refund>(
      `SELECT app, ${dayOf('created_at')} AS day, SUM(cost) AS spent FROM notification_outbox
       WHERE id IN (${placeholders(ids)}) AND cost > 0 AND ${TAKEN_BY_NONE}
       GROUP BY app, ${dayOf('created_at')} ORDER BY app, day`,
      ids,
    );
    for (const { app, day, spent } of refunds)
      await this.db.execute('UPDATE notification_spend SET spent = spent - ? WHERE app = ? AND day = ?', [
        ...[Number(spent), app, day],
      ]);
  }

  /** Reads the spend of the current day by client application; those that sent nothing today are left out. */
  today(): Promise<readonly DailySpend[]> {
    return this.db.query(`SELECT app, spent FROM notification_spend WHERE day = ${dayOf(this.db.now)} ORDER BY app`);
  }

  /** Spend of the last days by client application, today included, the newest day first; days without any are left out. */
  since(days: number): Promise<readonly (DailySpend & { readonly day: number })[]> {
    return this.db.query(
      `SELECT app, spent, day FROM notification_spend
       WHERE day > ${dayOf(this.db.now)} - ${String(days * DAY_MS)} ORDER BY day DESC, app`,
    );
  }

  /** Records that the operator is told of this share of the cap today. Of parallel callers exactly one gets true. */
  async claimAlarm(app: string, percent: number): Promise<boolean> {
    const claimed = await this.db.execute(
      `UPDATE notification_spend SET alarmed_at = ? WHERE app = ? AND day = ${dayOf(this.db.now)} AND alarmed_at < ?`,
      [percent, app, percent],
    );
    return claimed > 0;
  }

  /** Deletes the spend of days that are over longer than RETENTION_DAYS. Returns the number of rows. */
  purge(): Promise<number> {
    return this.db.execute(`DELETE FROM notification_spend WHERE day < ${this.db.now} - ${RETENTION_DAYS * DAY_MS}`);
  }

  private async add({ id, app, cost }: Charge, cap: number): Promise<boolean> {
    const values: readonly SqlValue[] = [cost, app, id, cost, cap];
    const added = await this.db.execute(
      `UPDATE notification_spend SET spent = spent + ? WHERE app = ? AND day = ${DAY_OF_MESSAGE} AND spent + ? <= ?`,
      values,
    );
    return added > 0;
  }

  /** Creates the row of the day. A parallel caller waits for the first one's commit, and then finds the row. */
  private async openDay({ id, app }: Charge): Promise<void> {
    await this.db.execute(
      `INSERT INTO notification_spend (app, day, spent, alarmed_at)
       SELECT ?, ${dayOf('m.created_at')}, 0, 0 FROM notification_outbox m WHERE m.id = ?
       ${this.db.dialect.onConflict('app, day', 'alarmed_at = alarmed_at')}`,
      [app, id],
    );
  }
}
