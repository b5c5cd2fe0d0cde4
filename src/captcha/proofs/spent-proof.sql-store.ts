import { Injectable } from '@nestjs/common';
import { Database } from '../../database';

/** Proofs that were accepted, as digests, so that none is accepted twice. */
@Injectable()
export class SpentProofs {
  constructor(private readonly database: Database) {}

  /** Time by the database's clock, in milliseconds since 1970. */
  async now(): Promise<number> {
    const [row] = await this.database.query<{ readonly now: number }>(`SELECT ${this.database.now} AS now`);
    return Number(row?.now);
  }

  /**
   * Records a proof as spent. Of parallel callers with the same digest one gets true, the others get false. The record is kept
   * until `expiresAt`, after which the proof must be refused for its age.
   */
  async spend(digest: string, expiresAt: number): Promise<boolean> {
    const { dialect } = this.database;
    const statement = `${dialect.insertIgnore} captcha_spent_proofs (digest, expires_at) VALUES (?, ?)`;
    return (await this.database.execute(statement, [digest, expiresAt])) === 1;
  }

  /** Deletes at most `limit` records of expired proofs. Returns their number. */
  async purge(limit: number): Promise<number> {
    const expired = `expires_at < ${this.database.now}`;
    return (await this.database.deleteSome('captcha_spent_proofs', 'digest', expired, limit)).length;
  }
}
