import { Injectable } from '@nestjs/common';
import type { Locale } from '../common';
import { Database } from '../database';
import type { Challenge, IssuedCode } from './challenge';
import {
  DAY_MS,
  MINUTE_MS,
  type WrongAttempts,
  type WrongAttemptsOfMinute,
  WrongAttemptTally,
} from './wrong-attempt-tally';

/** Code to store: carried over from an earlier challenge with its own expiry, or new with a lifetime from now. */
export type StoredCode = Omit<IssuedCode, 'isLive' | 'expiresAt'> &
  ({ readonly expiresAt: number } | { readonly lifetimeSeconds: number });

/** Stores challenges and their codes. Each method that changes data is one atomic statement. */
@Injectable()
export class ChallengeStore {
  private readonly tally = new WrongAttemptTally();

  constructor(private readonly database: Database) {}

  /**
   * Reads the newest challenge of a scope with all its codes; that of the former scope where this one has none. Returns
   * undefined when no code was ever requested. It is one statement, whichever of the three it finds.
   */
  async newest(scopeKey: string, formerKey = scopeKey): Promise<Challenge | undefined> {
    const { now } = this.database;
    const rows = await this.database.query<ChallengeRow>(
      `SELECT c.id, c.scope_key, c.state, c.attempts, c.sends, c.locale, c.expires_at > ${now} AS live,
              k.seq, k.origin, k.key_id, k.mac, k.network, k.accepted, k.expires_at AS code_expires_at, k.expires_at > ${now} AS code_live
       FROM otp_challenges c LEFT JOIN otp_codes k ON k.challenge_id = c.id
       WHERE c.id = COALESCE(
         (SELECT id FROM otp_challenges WHERE scope_key = ? ORDER BY created_at DESC, id DESC LIMIT 1),
         (SELECT id FROM otp_challenges WHERE scope_key = ? ORDER BY created_at DESC, id DESC LIMIT 1))
       ORDER BY k.seq DESC`,
      [scopeKey, formerKey],
    );
    return toChallenge(rows);
  }

  /**
   * Creates a challenge. The caller must hold the locks of the scope's rate windows, so that a scope gets one at a
   * time.
   */
  async open(id: string, scopeKey: string, lifetimeSeconds: number, locale?: Locale, isDecoy = false): Promise<void> {
    const { now } = this.database;
    await this.database.execute(
      `INSERT INTO otp_challenges (id, scope_key, decoy, state, attempts, sends, locale, created_at, expires_at)
       VALUES (?, ?, ?, 'pending', 0, 1, ?, ${now}, ${now} + ?)`,
      [id, scopeKey, isDecoy ? 1 : 0, locale ?? null, lifetimeSeconds * 1000],
    );
  }

  /** Counts one more send, in this language, and extends the challenge's lifetime to that of its newest code. */
  async countSend(id: string, lifetimeSeconds: number, locale?: Locale): Promise<void> {
    await this.database.execute(
      `UPDATE otp_challenges SET sends = sends + 1, locale = ?, expires_at = ${this.latest()} WHERE id = ?`,
      [locale ?? null, ...this.latestValues(lifetimeSeconds), id],
    );
  }

  async addCodes(challengeId: string, codes: readonly StoredCode[]): Promise<void> {
    const rows = codes.map((code) =>
      'expiresAt' in code ? '(?, ?, ?, ?, ?, ?, ?, ?)' : `(?, ?, ?, ?, ?, ?, ?, ${this.database.now} + ?)`,
    );
    await this.database.execute(
      `INSERT INTO otp_codes (challenge_id, seq, origin, key_id, mac, network, accepted, expires_at) VALUES ${rows.join(', ')}`,
      codes.flatMap((code) => [
        challengeId,
        code.seq,
        code.origin,
        code.mac.keyId,
        code.mac.digest,
        code.network ?? null,
        code.isAccepted ? 1 : 0,
        'expiresAt' in code ? code.expiresAt : code.lifetimeSeconds * 1000,
      ]),
    );
  }

  /**
   * Counts one attempt, before any comparison. Returns true if the challenge was pending, not expired and had attempts
   * left. Of parallel callers exactly as many win as attempts were left.
   */
  async chargeAttempt(id: string, maxAttempts: number): Promise<boolean> {
    const charged = await this.database.execute(
      `UPDATE otp_challenges SET attempts = attempts + 1
       WHERE id = ? AND state = 'pending' AND attempts < ? AND expires_at > ${this.database.now}`,
      [id, maxAttempts],
    );
    return charged === 1;
  }

  /** Refunds the attempt of a right code, and keeps the challenge alive while its accepted code can be consumed. */
  async refundAttempt(id: string, redeemSeconds: number): Promise<void> {
    await this.database.execute(
      `UPDATE otp_challenges SET attempts = attempts - 1, expires_at = ${this.latest()} WHERE id = ? AND attempts > 0`,
      [...this.latestValues(redeemSeconds), id],
    );
  }

  /** Marks a code as accepted, which can then be consumed for `redeemSeconds`. Exactly one caller gets true. */
  async accept(challengeId: string, seq: number, redeemSeconds: number): Promise<boolean> {
    const accepted = await this.database.execute(
      `UPDATE otp_codes SET accepted = 1, expires_at = ${this.database.now} + ?
       WHERE challenge_id = ? AND seq = ? AND accepted = 0`,
      [redeemSeconds * 1000, challengeId, seq],
    );
    return accepted === 1;
  }

  /** Ends the challenge, and refunds the attempt of the right code. Exactly one caller gets true. */
  async consume(id: string): Promise<boolean> {
    const consumed = await this.database.execute(
      `UPDATE otp_challenges SET state = 'spent', attempts = attempts - 1 WHERE id = ? AND state = 'pending'`,
      [id],
    );
    return consumed === 1;
  }

  /**
   * Numbers of wrong attempts over all challenges that ended within 24 hours (to the minute) or have not ended yet; decoys
   * apart. Cost: the first call reads the challenges of a day, each later one those that ended since the call before.
   */
  async wrongAttemptsOfDay(): Promise<WrongAttempts> {
    const { now } = this.database;
    const { since } = this.tally;
    const rows = await this.database.query<TallyRow>(
      `SELECT clock.now, ended.* FROM (SELECT ${now} AS now) clock LEFT JOIN (
         SELECT expires_at - expires_at % ${String(MINUTE_MS)} AS minute, decoy, state, SUM(attempts) AS attempts
         FROM otp_challenges WHERE expires_at > ${now} - ? AND expires_at >= ? AND attempts > 0
         GROUP BY expires_at - expires_at % ${String(MINUTE_MS)}, decoy, state) ended ON 1 = 1`,
      [DAY_MS, since],
    );
    const read = rows.filter((row): row is Extract<TallyRow, WrongAttemptsOfMinute> => row.minute !== null);
    return this.tally.update(since, rows[0]?.now ?? 0, read);
  }

  /** Deletes at most `limit` challenges that expired over a day ago, with their codes. Returns their number. */
  async purge(limit: number): Promise<number> {
    const longAgo = `${this.database.now} - ${String(DAY_MS)}`;
    const ids = await this.database.deleteSome('otp_challenges', 'id', `expires_at < ${longAgo}`, limit);
    if (ids.length === 0) return 0;
    await this.database.execute(`DELETE FROM otp_codes WHERE challenge_id IN (${ids.map(() => '?').join(', ')})`, ids);
    return ids.length;
  }

  /** SQL expression of the later one of the current expiry and a lifetime from now. */
  private latest(): string {
    return `CASE WHEN expires_at > ${this.database.now} + ? THEN expires_at ELSE ${this.database.now} + ? END`;
  }

  private latestValues(lifetimeSeconds: number): [number, number] {
    return [lifetimeSeconds * 1000, lifetimeSeconds * 1000];
  }
}

/** Time of the database beside a sum, or alone where there is none. */
type TallyRow = { readonly now: number } & (WrongAttemptsOfMinute | { readonly minute: null });

/** Challenge joined with one of its codes. */
interface ChallengeRow {
  readonly id: string;
  readonly scope_key: string;
  readonly state: 'pending' | 'spent';
  readonly attempts: number;
  readonly sends: number;
  readonly locale: Locale | null;
  readonly live: number;
  readonly seq: number | null;
  readonly origin: string;
  readonly key_id: string;
  readonly mac: string;
  readonly network: string | null;
  readonly accepted: number;
  readonly code_expires_at: number;
  readonly code_live: number;
}

function toChallenge(rows: readonly ChallengeRow[]): Challenge | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const { id, scope_key: scopeKey, state, attempts, sends, live } = first;
  const locale = first.locale ?? undefined;
  return { id, scopeKey, state, attempts, sends, locale, isLive: live === 1, codes: rows.flatMap(toCodes) };
}

/**
 * Codes of joined rows. Empty for a challenge without codes, for which the outer join returns one row without values.
 */
function toCodes({ seq, origin, key_id: keyId, mac: digest, ...row }: ChallengeRow): IssuedCode[] {
  if (seq === null) return [];
  const [isAccepted, isLive] = [row.accepted === 1, row.code_live === 1];
  const network = row.network ?? undefined;
  return [{ seq, origin, mac: { keyId, digest }, network, isAccepted, isLive, expiresAt: row.code_expires_at }];
}
