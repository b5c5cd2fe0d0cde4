import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { NonceStore } from './nonce.store';

@Injectable()
export class TypeormNonceStore extends NonceStore {
  constructor(private readonly database: Database) {
    super();
  }

  /**
   * Inserts the nonce: of parallel callers the one that inserts the row wins. The row counts until it is purged, so
   * that no clock decides.
   */
  async remember(nonce: string, until: number): Promise<boolean> {
    const inserted = await this.database.execute(
      `${this.database.dialect.insertIgnore} auth_nonces (nonce, expires_at) VALUES (?, ?)`,
      [nonce, until],
    );
    return inserted === 1;
  }

  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_nonces', 'nonce', `expires_at < ${now}`, limit)).length;
  }
}
