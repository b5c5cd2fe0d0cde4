import { Injectable } from '@nestjs/common';
import { type ChannelKind, keyDigest, KeyRing, MaintenanceJobs } from '../../common';
import { Database } from '../../database';
import type { Verification, VerificationSend, VerificationStatus } from './verification';

/** Verification as it is stored, with what only its use cases may know. */
export interface StoredVerification extends Verification {
  readonly app: string;
  readonly code: string;
  /** Number of checks with a wrong code. */
  readonly checks: number;
  /** Newest challenge of its code. */
  readonly challengeId: string;
  /** Database time at which it was read, ms since 1970. */
  readonly readAt: number;
}

/** Confidential part of a verification, encrypted with the id of its row: copied into another row, it is rejected there. */
interface Content {
  readonly id: string;
  readonly target: string;
  readonly code: string;
}

const COLUMNS = 'id, app, channel, checks, sends, challenge_id, content, created_at, updated_at, expires_at';

/**
 * Stores verifications, one for each client application and target. Codes and targets are encrypted under the key ring's
 * `verification` key, and deleted as soon as a verification ends.
 */
@Injectable()
export class VerificationStore {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    maintenance: MaintenanceJobs,
  ) {
    maintenance.add('expired verifications', (limit) => this.purge(limit));
  }

  /** Pending verification of a target that has not expired. One statement, without a lock. */
  ofTarget(app: string, target: string): Promise<StoredVerification | undefined> {
    return this.find('scope_key = ?', [scopeKeyOf(app, target)]);
  }

  /** Pending verification of an id that has not expired. One statement, without a lock. */
  withId(app: string, id: string): Promise<StoredVerification | undefined> {
    return this.find('app = ? AND id = ?', [app, id]);
  }

  /**
   * Stores a verification after a send, in place of the one before of its target, whose windows of limits the caller has locked:
   * so a target has one writer at a time.
   */
  async save(verification: Omit<StoredVerification, 'status' | 'readAt'>): Promise<void> {
    const { id, app, target, code, channel, checks, sends, challengeId, ...times } = verification;
    const content = this.keys.seal('verification', JSON.stringify({ id, target, code } satisfies Content));
    const values = [id, app, channel, checks, challengeId, times.createdAt, times.updatedAt, times.expiresAt];
    await this.database.execute(
      `INSERT INTO auth_verifications (scope_key, id, app, channel, checks, challenge_id, created_at, updated_at, expires_at,
         sends, content, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')
       ${this.database.dialect.onConflict('scope_key', REPLACED)}`,
      [scopeKeyOf(app, target), ...values, JSON.stringify(sends), content],
    );
  }

  /** Counts a check with a wrong code. Of parallel callers exactly as many get true as checks were left. */
  async countCheck(id: string, maxChecks: number): Promise<boolean> {
    const { now } = this.database;
    const counted = await this.database.execute(
      `UPDATE auth_verifications SET checks = checks + 1, updated_at = ${now}
       WHERE id = ? AND state = 'pending' AND checks < ? AND expires_at > ${now}`,
      [id, maxChecks],
    );
    return counted === 1;
  }

  /** Ends a verification, and deletes its code, if it has fewer checks. Exactly one caller gets true. */
  async end(id: string, status: Exclude<VerificationStatus, 'pending'>, maxChecks: number): Promise<boolean> {
    const { now } = this.database;
    const ended = await this.database.execute(
      `UPDATE auth_verifications SET state = ?, content = NULL, updated_at = ${now}
       WHERE id = ? AND state = 'pending' AND checks < ? AND expires_at > ${now}`,
      [status, id, maxChecks],
    );
    return ended === 1;
  }

  /** Deletes at most `limit` verifications that have expired, with their codes. Returns their number. */
  async purge(limit: number): Promise<number> {
    const expired = `expires_at < ${this.database.now}`;
    return (await this.database.deleteSome('auth_verifications', 'scope_key', expired, limit)).length;
  }

  private async find(where: string, values: readonly string[]): Promise<StoredVerification | undefined> {
    const { now } = this.database;
    const [row] = await this.database.query<VerificationRow>(
      `SELECT ${COLUMNS}, ${now} AS now FROM auth_verifications
       WHERE ${where} AND state = 'pending' AND content IS NOT NULL AND expires_at > ${now}`,
      values,
    );
    return row && this.toVerification(row);
  }

  /** Throws when the content was altered, or is encrypted under a key that has left the ring. */
  private toVerification(row: VerificationRow): StoredVerification {
    const { id: boundTo, target, code } = JSON.parse(this.keys.open('verification', row.content)) as Content;
    if (boundTo !== row.id) throw new Error('the content belongs to another verification');
    const { id, app, channel, checks, challenge_id: challengeId, now: readAt } = row;
    const times = { createdAt: row.created_at, updatedAt: row.updated_at, expiresAt: row.expires_at, readAt };
    const sends = JSON.parse(row.sends) as readonly VerificationSend[];
    return { ...{ id, app, channel, checks, challengeId, target, code, sends }, ...times, status: 'pending' };
  }
}

const scopeKeyOf = (app: string, target: string): string => keyDigest('verification', app, target);

/** Assignments that put a new row in the place of an old one. */
const REPLACED = ['id', 'channel', 'state', 'checks', 'sends', 'challenge_id', 'content']
  .concat(['created_at', 'updated_at', 'expires_at'])
  .map((column) => `${column} = new(${column})`)
  .join(', ');

interface VerificationRow {
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly checks: number;
  readonly sends: string;
  readonly challenge_id: string;
  readonly content: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number;
  readonly now: number;
}
