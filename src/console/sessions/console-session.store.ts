import { Injectable } from '@nestjs/common';
import { Database } from '../../database';

const IDLE_MS = 30 * 60_000;
const MAX_MS = 12 * 3_600_000;

/** Stores sessions of operators, by the digests of their tokens: 30 minutes without a use, 12 hours at most. */
@Injectable()
export class ConsoleSessionStore {
  constructor(private readonly database: Database) {}

  /** Opens a session. */
  async open(digest: string, operatorId: string): Promise<void> {
    const { now } = this.database;
    await this.database.execute(
      `INSERT INTO console_sessions (digest, operator_id, expires_at, ends_at)
       VALUES (?, ?, ${now} + ${String(IDLE_MS)}, ${now} + ${String(MAX_MS)})`,
      [digest, operatorId],
    );
  }

  /**
   * Uses a session: its idle time begins anew. Returns the operator's name; undefined for a session that is over, or whose
   * operator was removed. One that is ended at the same time stays ended.
   */
  async use(digest: string): Promise<string | undefined> {
    const { now } = this.database;
    const idleEnd = `${now} + ${String(IDLE_MS)}`;
    const used = await this.database.execute(
      `UPDATE console_sessions SET expires_at = CASE WHEN ${idleEnd} < ends_at THEN ${idleEnd} ELSE ends_at END
       WHERE digest = ? AND expires_at > ${now}`,
      [digest],
    );
    if (used === 0) return undefined;
    const [row] = await this.database.query<{ name: string }>(
      'SELECT o.name FROM console_sessions s JOIN console_operators o ON o.id = s.operator_id WHERE s.digest = ?',
      [digest],
    );
    return row?.name;
  }

  /** Ends a session. */
  async end(digest: string): Promise<void> {
    await this.database.execute('DELETE FROM console_sessions WHERE digest = ?', [digest]);
  }

  /** Deletes at most `limit` sessions that are over. Returns their number. */
  async purge(limit: number): Promise<number> {
    const over = `expires_at <= ${this.database.now}`;
    return (await this.database.deleteSome('console_sessions', 'digest', over, limit)).length;
  }
}
