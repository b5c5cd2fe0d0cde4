import { DAY_MS } from '../../common';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database';

/** Operator as sign-in needs it; hash and secret are null until the invitation was used. */
export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string | null;
  /** Sealed. */
  readonly totpSecret: string | null;
}

/** Operator as it may be listed; times in milliseconds since 1970. */
export interface ListedOperator {
  readonly name: string;
  readonly createdAt: number;
  /** True once the invitation was used. */
  readonly isEnrolled: boolean;
}

/** Credentials with which an invitation is used. */
export interface NewCredentials {
  readonly passwordHash: string;
  /** Sealed. */
  readonly totpSecret: string;
  /** Time step of the code that was typed. */
  readonly totpStep: number;
}

const FOUND = 'SELECT id, name, password_hash AS passwordHash, totp_secret AS totpSecret FROM console_operators';

/** Stores operators of the console. */
@Injectable()
export class OperatorStore {
  constructor(private readonly database: Database) {}

  /**
   * Stores an invitation for 24 hours; one that its name has, and that was not used, is replaced: of parallel ones the last stays.
   * Returns false when the name belongs to an operator who has used theirs.
   */
  async invite(id: string, name: string, digest: string): Promise<boolean> {
    const { now, dialect } = this.database;
    const end = `${now} + ${String(DAY_MS)}`;
    const replaced = ['invite_digest', 'invite_expires_at'].map(
      (column) => `${column} = CASE WHEN console_operators.password_hash IS NULL THEN new(${column}) END`,
    );
    await this.database.execute(
      `INSERT INTO console_operators (id, name, invite_digest, invite_expires_at, created_at)
       VALUES (?, ?, ?, ${end}, ${now}) ${dialect.onConflict('name', replaced.join(', '))}`,
      [id, name, digest],
    );
    return (await this.invited(digest)) !== undefined;
  }

  /** Name that an invitation is for. Returns undefined for one that was used, has expired or is unknown. */
  async invited(digest: string): Promise<string | undefined> {
    const sql = `SELECT name FROM console_operators WHERE invite_digest = ? AND invite_expires_at > ${this.database.now}`;
    return (await this.database.query<{ name: string }>(sql, [digest]))[0]?.name;
  }

  /** Uses an invitation. Returns false when it was used, has expired or is unknown; of several callers one gets true. */
  async enrol(digest: string, { passwordHash, totpSecret, totpStep }: NewCredentials): Promise<boolean> {
    const sql = `UPDATE console_operators SET password_hash = ?, totp_secret = ?, totp_step = ?, invite_digest = NULL
      WHERE invite_digest = ? AND invite_expires_at > ${this.database.now}`;
    return (await this.database.execute(sql, [passwordHash, totpSecret, totpStep, digest])) > 0;
  }

  /** Operator of a name. Returns undefined without one. */
  async find(name: string): Promise<Operator | undefined> {
    return (await this.database.query<Operator>(`${FOUND} WHERE name = ?`, [name]))[0];
  }

  /** Accepts a TOTP time step later than all accepted ones. Returns false for any other; of several callers one gets true. */
  async acceptStep(id: string, step: number): Promise<boolean> {
    const sql = 'UPDATE console_operators SET totp_step = ? WHERE id = ? AND totp_step < ?';
    return (await this.database.execute(sql, [step, id, step])) > 0;
  }

  /** All operators, by name. */
  async list(): Promise<readonly ListedOperator[]> {
    const rows = await this.database.query<{ name: string; createdAt: number; passwordHash: string | null }>(
      `SELECT name, created_at AS createdAt, password_hash AS passwordHash FROM console_operators ORDER BY name`,
    );
    return rows.map(({ name, createdAt, passwordHash }) => ({ name, createdAt, isEnrolled: passwordHash !== null }));
  }

  /** Deletes an operator and ends all sessions of theirs. Returns false when there is none of that name. */
  async remove(name: string): Promise<boolean> {
    await this.database.execute(
      'DELETE FROM console_sessions WHERE operator_id IN (SELECT id FROM console_operators WHERE name = ?)',
      [name],
    );
    return (await this.database.execute('DELETE FROM console_operators WHERE name = ?', [name])) > 0;
  }
}
