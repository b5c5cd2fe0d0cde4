import { Injectable } from '@nestjs/common';
import { done, UnitOfWork } from '../common';
import { Database } from '../database';
import { entryDigest } from './audit-chain';
import { AuditRecorder } from './audit-log';
import { AuditReader } from './audit-reader';

/** Number of entries that are erased in one transaction. */
const BATCH = 500;

/** Client address of an erased entry. */
const ERASED = 'erased';

/**
 * Erases what audit entries say about a person: account, address and client address. Time, event and outcome stay, and so does the
 * digest, by which the chain remains valid; without its salt it tells nothing.
 */
@Injectable()
export class AuditEraser {
  constructor(
    private readonly database: Database,
    private readonly reader: AuditReader,
    private readonly recorder: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Erases all entries of an account, in batches, each in a transaction of its own. Returns their number. */
  async eraseAll(app: string, accountId: string): Promise<number> {
    for (let total = 0; ;) {
      const erased = await this.unitOfWork.run(() => this.eraseSome(app, accountId));
      total += erased;
      if (erased === 0) return total;
    }
  }

  /** Erases entries that have come since, and records the erasure, in the current transaction. Returns their number. */
  async finish(app: string, accountId: string, operator: string): Promise<number> {
    const erased = await this.eraseSome(app, accountId);
    await this.recorder.record({ app, ip: 'local' }, { event: 'forget-account', operator }, done(undefined));
    return erased;
  }

  private async eraseSome(app: string, accountId: string): Promise<number> {
    const entries = await this.reader.ofAccount(app, accountId, BATCH);
    for (const entry of entries)
      await this.database.execute(
        `UPDATE audit_entries SET account_id = NULL, target = NULL, ip = ?, salt = NULL, erased_digest = ?
         WHERE id = ? AND times = ?`,
        [ERASED, entryDigest(entry), entry.id, entry.times],
      );
    return entries.length;
  }
}
