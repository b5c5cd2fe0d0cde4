import { Injectable } from '@nestjs/common';
import { Database, ReplayCache } from '../../database';
import { NonceStore } from './nonce.store';

/** Nonce store over a replay cache. Its rows count until they are purged, so that no clock decides. */
@Injectable()
export class TypeormNonceStore extends NonceStore {
  private readonly cache: ReplayCache;

  constructor(database: Database) {
    super();
    this.cache = new ReplayCache(database, { table: 'auth_nonces', value: 'nonce' });
  }

  remember(nonce: string, until: number): Promise<boolean> {
    return this.cache.recordUntil(nonce, until);
  }

  purge(limit: number): Promise<number> {
    return this.cache.purge(limit);
  }
}
