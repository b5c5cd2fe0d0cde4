import { Injectable } from '@nestjs/common';
import { Database } from '../database';

/** Codes that have not expired and were made under one key. */
export interface LiveCodes {
  readonly keyId: string;
  readonly codes: number;
}

/** Codes over all processes, for operators. */
@Injectable()
export class CodeStatistics {
  constructor(private readonly database: Database) {}

  /** Codes that have not expired, by the id of their key. Reads the whole table. */
  live(): Promise<readonly LiveCodes[]> {
    return this.database.query(
      `SELECT key_id AS keyId, COUNT(*) AS codes FROM otp_codes WHERE expires_at > ${this.database.now} GROUP BY key_id`,
    );
  }
}
