import { Injectable } from '@nestjs/common';
import { Database } from '../../../database';
import { formatOf } from '../formats/formats';

/** Stored passwords of one format in one client application. */
export interface FormatCount {
  readonly app: string;
  /** Name of the format; `unknown` for text that no sign-in can verify. */
  readonly format: string;
  /** False for passwords that an attacker who has the table guesses in hours. */
  readonly isStrong: boolean;
  readonly accounts: number;
}

/** Accounts of one client application that cannot recover, because neither of their addresses is verified. */
export interface UnverifiedCount {
  readonly app: string;
  readonly accounts: number;
}

/** Number of stored passwords that are read at a time. */
const PAGE = 5_000;

interface PasswordRow {
  readonly number: number;
  readonly app: string;
  readonly hash: string;
}

/** Statistics of the accounts, for operators. */
@Injectable()
export class AccountStatistics {
  constructor(private readonly database: Database) {}

  /**
   * Counts stored passwords by format and strength. Those of argon2id are counted by the database, which reads all accounts;
   * the others are read, page by page.
   */
  async formats(): Promise<readonly FormatCount[]> {
    const counts = new Map<string, FormatCount>();
    const count = (app: string, format: string, isStrong: boolean, accounts: number): void => {
      const key = JSON.stringify([app, format, isStrong]);
      counts.set(key, { app, format, isStrong, accounts: accounts + (counts.get(key)?.accounts ?? 0) });
    };
    const usual = await this.database.query<{ app: string; accounts: number }>(
      `SELECT app, COUNT(*) AS accounts FROM auth_accounts WHERE ${IS_ARGON2ID} GROUP BY app ORDER BY app`,
    );
    for (const { app, accounts } of usual) count(app, 'argon2id', true, accounts);
    for await (const { app, hash } of this.others()) {
      const found = formatOf(hash);
      count(app, found?.format.name ?? 'unknown', found?.format.isStrong(found.text) ?? false, 1);
    }
    return [...counts.values()];
  }

  /** Counts the accounts without a verified address by client application. */
  unverified(): Promise<readonly UnverifiedCount[]> {
    return this.database.query(
      `SELECT app, COUNT(*) AS accounts FROM auth_accounts WHERE phone_verified = 0 AND email_verified = 0
       GROUP BY app ORDER BY app`,
    );
  }

  private async *others(): AsyncGenerator<PasswordRow> {
    for (let after = 0; ;) {
      const rows = await this.database.query<PasswordRow>(
        `SELECT number, app, password_hash AS hash FROM auth_accounts WHERE number > ? AND NOT (${IS_ARGON2ID})
         ORDER BY number LIMIT ${String(PAGE)}`,
        [after],
      );
      yield* rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.number ?? after;
    }
  }
}

/** SQL: the stored password begins like those that regain makes. */
const IS_ARGON2ID = `password_hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'`;
