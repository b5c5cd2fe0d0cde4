import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import type { Challenge } from './challenge';
import { ChallengeStore, type KeptCode } from './challenge.store';
import { type ChallengeRow, toChallenge } from './challenge-row';

const DAY_MS = 86_400_000;

@Injectable()
export class TypeormChallengeStore extends ChallengeStore {
  constructor(private readonly database: Database) {
    super();
  }

  async newest(scope: string): Promise<Challenge | undefined> {
    const { now } = this.database;
    const rows = await this.database.query<ChallengeRow>(
      `SELECT c.id, c.state, c.attempts, c.sends, c.expires_at > ${now} AS live,
              k.seq, k.origin, k.key_id, k.mac, k.accepted, k.expires_at AS code_expires_at, k.expires_at > ${now} AS code_live
       FROM otp_challenges c LEFT JOIN otp_codes k ON k.challenge_id = c.id
       WHERE c.id = (SELECT id FROM otp_challenges WHERE scope_key = ? ORDER BY created_at DESC, id DESC LIMIT 1)
       ORDER BY k.seq DESC`,
      [scope],
    );
    return toChallenge(rows);
  }

  async open(id: string, scope: string, lifetimeSeconds: number): Promise<void> {
    const { now } = this.database;
    await this.database.execute(
      `INSERT INTO otp_challenges (id, scope_key, state, attempts, sends, created_at, expires_at)
       VALUES (?, ?, 'pending', 0, 1, ${now}, ${now} + ?)`,
      [id, scope, lifetimeSeconds * 1000],
    );
  }

  async countSend(id: string, lifetimeSeconds: number): Promise<void> {
    await this.database.execute(
      `UPDATE otp_challenges SET sends = sends + 1, expires_at = ${this.latest()} WHERE id = ?`,
      [...this.latestValues(lifetimeSeconds), id],
    );
  }

  async addCodes(challenge: string, codes: readonly KeptCode[]): Promise<void> {
    const rows = codes.map((code) =>
      'expiresAt' in code ? '(?, ?, ?, ?, ?, ?, ?)' : `(?, ?, ?, ?, ?, ?, ${this.database.now} + ?)`,
    );
    await this.database.execute(
      `INSERT INTO otp_codes (challenge_id, seq, origin, key_id, mac, accepted, expires_at) VALUES ${rows.join(', ')}`,
      codes.flatMap((code) => [
        challenge,
        code.seq,
        code.origin,
        code.mac.keyId,
        code.mac.digest,
        code.isAccepted ? 1 : 0,
        'expiresAt' in code ? code.expiresAt : code.lifetimeSeconds * 1000,
      ]),
    );
  }

  async charge(id: string, maxAttempts: number): Promise<boolean> {
    const charged = await this.database.execute(
      `UPDATE otp_challenges SET attempts = attempts + 1
       WHERE id = ? AND state = 'pending' AND attempts < ? AND expires_at > ${this.database.now}`,
      [id, maxAttempts],
    );
    return charged === 1;
  }

  async prove(challenge: string, seq: number, redeemSeconds: number): Promise<boolean> {
    const accepted = await this.database.execute(
      `UPDATE otp_codes SET accepted = 1, expires_at = ${this.database.now} + ?
       WHERE challenge_id = ? AND seq = ? AND accepted = 0`,
      [redeemSeconds * 1000, challenge, seq],
    );
    return accepted === 1;
  }

  async refund(id: string, redeemSeconds: number): Promise<void> {
    await this.database.execute(
      `UPDATE otp_challenges SET attempts = attempts - 1, expires_at = ${this.latest()} WHERE id = ? AND attempts > 0`,
      [...this.latestValues(redeemSeconds), id],
    );
  }

  async spend(id: string): Promise<boolean> {
    return (
      (await this.database.execute(
        `UPDATE otp_challenges SET state = 'spent', attempts = attempts - 1 WHERE id = ? AND state = 'pending'`,
        [id],
      )) === 1
    );
  }

  async wrongGuessesOfDay(): Promise<number> {
    const [row] = await this.database.query<{ guesses: number | string }>(
      `SELECT COALESCE(SUM(attempts), 0) AS guesses FROM otp_challenges WHERE expires_at > ${this.database.now} - ?`,
      [DAY_MS],
    );
    return Number(row?.guesses ?? 0);
  }

  async purge(limit: number): Promise<number> {
    const longAgo = `${this.database.now} - ${String(DAY_MS)}`;
    const ids = await this.database.deleteSome('otp_challenges', 'id', `expires_at < ${longAgo}`, limit);
    if (ids.length === 0) return 0;
    await this.database.execute(`DELETE FROM otp_codes WHERE challenge_id IN (${ids.map(() => '?').join(', ')})`, ids);
    return ids.length;
  }

  /** The later of the current expiry and a lifetime from now. */
  private latest(): string {
    return `CASE WHEN expires_at > ${this.database.now} + ? THEN expires_at ELSE ${this.database.now} + ? END`;
  }

  private latestValues(lifetimeSeconds: number): [number, number] {
    return [lifetimeSeconds * 1000, lifetimeSeconds * 1000];
  }
}
