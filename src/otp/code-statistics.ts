import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { unpackCodes } from './stored-codes';

/** Codes that have not expired and were made under one key. */
export interface LiveCodes {
  readonly keyId: string;
  readonly codes: number;
}

/** Codes over all processes, for operators. */
@Injectable()
export class CodeStatistics {
  constructor(private readonly database: Database) {}

  /** Codes that have not expired, by the id of their key. Reads all challenges that have not expired. */
  async live(): Promise<readonly LiveCodes[]> {
    const { now } = this.database;
    const rows = await this.database.query<{ packed: string; now: number }>(
      `SELECT codes AS packed, ${now} AS now FROM otp_challenges WHERE expires_at > ${now} AND codes IS NOT NULL`,
    );
    const codes = new Map<string, number>();
    for (const { mac, isLive } of rows.flatMap((row) => unpackCodes(row.packed, row.now)))
      if (isLive) codes.set(mac.keyId, (codes.get(mac.keyId) ?? 0) + 1);
    return [...codes].map(([keyId, count]) => ({ keyId, codes: count }));
  }
}
