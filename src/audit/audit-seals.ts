import { Injectable } from '@nestjs/common';
import { Database, isDuplicate } from '../database';
import { CHAIN_START, type ChainEnd, sealDigest } from './audit-chain';
import { AuditReader } from './audit-reader';
import { AuditSealEntity } from './audit-seal.entity';

/** Seal of a run of audit entries, which are those after the seal before it. */
export interface Seal {
  readonly number: number;
  /** Time of the first entry, ms since 1970; time and id of the last one. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly toId: string;
  readonly entries: number;
  readonly digest: string;
}

/** Age in milliseconds from which an entry is final: its transaction has ended, and it counts no more repetitions. */
const FINAL_MS = 120_000;
/** Age in milliseconds of the oldest entry from which a run is sealed though it is short. */
const WAIT_MS = 600_000;
/** Number of seals that are read at a time. */
const PAGE = 200;

/** Days for which seals are kept: longer than any entry of theirs. */
const RETENTION_MS = 190 * 86_400_000;

const COLUMNS = 'number, from_at AS "fromAt", to_at AS "toAt", to_id AS "toId", entries, digest';

/**
 * Seals the audit log: each seal has a digest of a run of entries and of the seal before it, so that an entry that is changed,
 * removed or added later shows, unless all seals after it are made anew; compare the newest one with a copy that is kept elsewhere.
 */
@Injectable()
export class AuditSeals {
  constructor(
    private readonly database: Database,
    private readonly reader: AuditReader,
  ) {}

  /**
   * Seals the next run of at most `limit` final entries, and returns their number; a short run waits for ten minutes. Of parallel
   * callers one seals, and the others return 0.
   */
  async sealNext(limit: number): Promise<number> {
    const last = await this.newest();
    const after = endOf(last);
    const entries = await this.reader.olderThan(FINAL_MS, after, limit);
    const [start, end] = [entries.at(0), entries.at(-1)];
    if (!start || !end) return 0;
    const isDue = entries.length === limit || (await this.reader.olderThan(WAIT_MS, after, 1)).length > 0;
    const seal: Seal = {
      ...{ number: (last?.number ?? 0) + 1, fromAt: start.at, toAt: end.at, toId: end.id },
      ...{ entries: entries.length, digest: sealDigest(after, entries) },
    };
    return isDue && (await this.add(seal)) ? entries.length : 0;
  }

  /** The newest seal; undefined without any. */
  async newest(): Promise<Seal | undefined> {
    const sql = `SELECT ${COLUMNS} FROM audit_seals ORDER BY number DESC LIMIT 1`;
    return (await this.database.query<Seal>(sql))[0];
  }

  /** Yields the seals in their order, in pages. */
  async *all(): AsyncGenerator<readonly Seal[]> {
    for (let after = 0; ;) {
      const sql = `SELECT ${COLUMNS} FROM audit_seals WHERE number > ? ORDER BY number LIMIT ${String(PAGE)}`;
      const page = await this.database.query<Seal>(sql, [after]);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = page.at(-1)?.number ?? after;
    }
  }

  /** Deletes at most `limit` seals whose entries have been deleted for days. Returns their number. */
  async purge(limit: number): Promise<number> {
    const old = `to_at < ${this.database.now} - ${String(RETENTION_MS)}`;
    return (await this.database.deleteSome('audit_seals', 'number', old, limit)).length;
  }

  private async add(seal: Seal): Promise<boolean> {
    try {
      await this.database.insert(AuditSealEntity, { ...seal, sealedAt: () => this.database.now });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

/** End of the chain with a seal as its last one; without any its start. */
export const endOf = (seal: Seal | undefined): ChainEnd =>
  seal ? { at: seal.toAt, id: seal.toId, digest: seal.digest } : CHAIN_START;
