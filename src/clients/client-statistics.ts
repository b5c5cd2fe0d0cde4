import { Injectable } from '@nestjs/common';
import { KEY_ID_LENGTH } from '../common';
import { Database } from '../database';

/** Client applications over all processes, for operators. */
@Injectable()
export class ClientStatistics {
  constructor(private readonly database: Database) {}

  /** Counts sign keys by the id of the key that encrypted them. Reads the whole table. */
  sealed(): Promise<readonly { readonly keyId: string; readonly clients: number }[]> {
    return this.database.query(
      `SELECT SUBSTR(sign_key, 1, ${KEY_ID_LENGTH}) AS keyId, COUNT(*) AS clients FROM clients
       WHERE sign_key IS NOT NULL GROUP BY SUBSTR(sign_key, 1, ${KEY_ID_LENGTH})`,
    );
  }
}
