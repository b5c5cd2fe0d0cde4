import { Injectable } from '@nestjs/common';
import { type ChannelKind, Clock, type Locale, Random, sortableId } from '../../common';
import { Database } from '../../database';

/** Recovery that one operator asks for and another one has to confirm. */
export interface NewRecoveryRequest {
  /** Name of the operator. */
  readonly requestedBy: string;
  readonly app: string;
  readonly accountId: string;
  readonly channel: ChannelKind;
  /** Language of the message. */
  readonly locale: Locale;
}

/** Recovery that waits for a second operator. */
export interface RecoveryRequest extends NewRecoveryRequest {
  readonly id: string;
}

const LIFETIME_MS = 3_600_000;
const MAX_LISTED = 100;
const COLUMNS = 'id, requested_by AS requestedBy, app, account_id AS accountId, channel, locale';

/** Stores recoveries that wait for a second operator, for an hour. */
@Injectable()
export class RecoveryRequestStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Stores a request. */
  async add({ requestedBy, app, accountId, channel, locale }: NewRecoveryRequest): Promise<void> {
    await this.database.execute(
      `INSERT INTO console_recovery_requests (id, requested_by, app, account_id, channel, locale, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ${this.database.now} + ${String(LIFETIME_MS)})`,
      [sortableId(this.clock, this.random), requestedBy, app, accountId, channel, locale],
    );
  }

  /** Requests that wait, the newest first, 100 at most. */
  list(): Promise<readonly RecoveryRequest[]> {
    return this.database.query<RecoveryRequest>(
      `SELECT ${COLUMNS} FROM console_recovery_requests WHERE expires_at > ${this.database.now}
       ORDER BY id DESC LIMIT ${String(MAX_LISTED)}`,
    );
  }

  /**
   * Takes a request that another operator has made. Returns undefined for one of `operator`'s own, one that has expired and one that
   * was taken: of several callers one gets it.
   */
  async take(id: string, operator: string): Promise<RecoveryRequest | undefined> {
    const condition = `id = ? AND requested_by <> ? AND expires_at > ${this.database.now}`;
    const [request] = await this.database.query<RecoveryRequest>(
      `SELECT ${COLUMNS} FROM console_recovery_requests WHERE ${condition}`,
      [id, operator],
    );
    const taken = await this.database.execute(`DELETE FROM console_recovery_requests WHERE ${condition}`, [
      id,
      operator,
    ]);
    return taken > 0 ? request : undefined;
  }

  /** Deletes at most `limit` requests that have expired. Returns their number. */
  async purge(limit: number): Promise<number> {
    const over = `expires_at <= ${this.database.now}`;
    return (await this.database.deleteSome('console_recovery_requests', 'id', over, limit)).length;
  }
}
