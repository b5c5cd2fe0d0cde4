import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { unpackCodes } from './stored-codes';

/** Codes that have not expired and were made under one key. */
export interface LiveCodes {
  readonly what: 'live codes';
  readonly keyId: string;
  readonly count: number;
  /** Milliseconds since 1970 at which the last of them expires. */
  readonly until: number;
}

/** Codes over all processes, for operators. */
@Injectable()
export class CodeStatistics {
  constructor(private readonly database: Database) {}

  /** Codes that have not expired, by the id of their key. Reads all challenges that have not expired. */
  async live(): Promise<LiveCodes[]> {
    const { now } = this.database;
    const rows = await this.database.query<{ packed: string; now: number }>(
      `SELECT codes AS packed, ${now} AS now FROM otp_challenges WHERE expires_at > ${now} AND codes IS NOT NULL`,
    );
    const found = new Map<string, LiveCodes>();
    for (const { mac, isLive, expiresAt } of rows.flatMap((row) => unpackCodes(row.packed, row.now))) {
      if (!isLive) continue;
      const { count = 0, until = 0 } = found.get(mac.keyId) ?? {};
      found.set(mac.keyId, {
        ...{ what: 'live codes', keyId: mac.keyId },
        ...{ count: count + 1, until: Math.max(until, expiresAt) },
      });
    }
    return [...found.values()];
  }
}
