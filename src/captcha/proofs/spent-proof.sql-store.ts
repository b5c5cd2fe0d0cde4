import { Injectable } from '@nestjs/common';
import { Database, ReplayCache } from '../../database';

/** Replay cache of proofs that were accepted, as digests, so that none is accepted twice. */
@Injectable()
export class SpentProofs extends ReplayCache {
  constructor(database: Database) {
    super(database, { table: 'captcha_spent_proofs', value: 'digest' });
  }
}
