import { Injectable } from '@nestjs/common';
import { maskTarget } from '../common';
import { Database } from '../database';
import { type Block, type BlockKind, type BlockSubject, type LiveBlock, subjectKey } from './block';

/** Block to be stored; `seconds` is its duration, undefined for one without an end. */
export interface NewBlock {
  readonly id: string;
  readonly subject: BlockSubject;
  readonly seconds: number | undefined;
  readonly reason: string | undefined;
  readonly createdBy: string;
}

/** Subject as it may be shown. */
export const shownSubject = ({ kind, value }: BlockSubject): string => (kind === 'target' ? maskTarget(value) : value);

/** Maximum number of blocks that servers keep in memory, the newest of them, and that are listed. */
const MAX_LIVE = 10_000;

/** Stores blocks. A subject has one block at most: a new one takes the place of the old one. */
@Injectable()
export class BlockStore {
  constructor(private readonly database: Database) {}

  /** Stores a block. Of parallel ones of one subject the last one stays. */
  async put({ id, subject, seconds, reason, createdBy }: NewBlock): Promise<void> {
    const { now, dialect } = this.database;
    const columns = ['id', 'shown', 'reason', 'created_by', 'created_at', 'expires_at'];
    const update = columns.map((column) => `${column} = new(${column})`).join(', ');
    const end = seconds === undefined ? 'NULL' : `${now} + ${String(seconds * 1000)}`;
    await this.database.execute(
      `INSERT INTO blocks (id, kind, subject_key, shown, reason, created_by, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ${now}, ${end})
       ${dialect.onConflict('kind, subject_key', update)}`,
      [id, subject.kind, subjectKey(subject), shownSubject(subject), reason ?? null, createdBy],
    );
  }

  /** Deletes the live block of a subject. Returns false when there is none; of several callers one gets true. */
  async remove(subject: BlockSubject): Promise<boolean> {
    const sql = `DELETE FROM blocks WHERE kind = ? AND subject_key = ? AND ${this.isLive}`;
    return (await this.database.execute(sql, [subject.kind, subjectKey(subject)])) > 0;
  }

  /** Deletes a block. Returns false when there is none of this id; of several callers one gets true. */
  async removeById(id: string): Promise<boolean> {
    return (await this.database.execute('DELETE FROM blocks WHERE id = ?', [id])) > 0;
  }

  /** Live blocks, the newest first. */
  list(): Promise<readonly Block[]> {
    return this.database.query<Block>(
      `SELECT id, kind, shown, reason, created_by AS createdBy, created_at AS createdAt, expires_at AS expiresAt
       FROM blocks WHERE ${this.isLive} ORDER BY created_at DESC, id DESC LIMIT ${String(MAX_LIVE)}`,
    );
  }

  /** Live blocks as servers keep them. */
  live(): Promise<readonly LiveBlock[]> {
    return this.database.query<{ kind: BlockKind; key: string; leftMs: number | null }>(
      `SELECT kind, subject_key AS "key", expires_at - ${this.database.now} AS "leftMs"
       FROM blocks WHERE ${this.isLive} ORDER BY created_at DESC LIMIT ${String(MAX_LIVE)}`,
    );
  }

  /** Deletes at most `limit` blocks that have ended. Returns their number. */
  async purge(limit: number): Promise<number> {
    return (await this.database.deleteSome('blocks', 'id', `expires_at <= ${this.database.now}`, limit)).length;
  }

  private get isLive(): string {
    return `(expires_at IS NULL OR expires_at > ${this.database.now})`;
  }
}
