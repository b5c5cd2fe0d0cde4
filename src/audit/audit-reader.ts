import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '../database';
import { CHAIN_START, type ChainPosition, type StoredEntry } from './audit-chain';

const COLUMNS =
  'id, at, app, event, outcome, purpose, account_id AS "accountId", target, ip, operator, times, salt, erased_digest AS "erasedDigest"';

/** Part of the audit log: times in milliseconds since 1970, `since` inclusive, `until` exclusive. */
export interface AuditFilter {
  readonly app?: string | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** Number of the requests that were refused for one reason. */
export interface RefusalCount {
  readonly event: string;
  readonly reason: string;
  readonly times: number;
}

/** Number of entries that are read at a time. */
const PAGE = 1_000;

/** Reads the audit log, for operators. */
@Injectable()
export class AuditReader {
  constructor(private readonly database: Database) {}

  /** The newest entries of an account, at most `limit`, the newest first. */
  ofAccount(app: string, accountId: string, limit: number): Promise<readonly StoredEntry[]> {
    return this.database.query<StoredEntry>(
      `SELECT ${COLUMNS} FROM audit_entries WHERE account_id = ? AND app = ? ORDER BY at DESC, id DESC LIMIT ?`,
      [accountId, app, limit],
    );
  }

  /** Yields the entries of a part of the log in the order of the chain, in pages. */
  async *all({ app, since = 0, until = Number.MAX_SAFE_INTEGER }: AuditFilter): AsyncGenerator<readonly StoredEntry[]> {
    const [condition, values]: [string, readonly SqlValue[]] = app === undefined ? ['', []] : [' AND app = ?', [app]];
    for (let after: ChainPosition = { at: since - 1, id: '\u{10FFFF}' }; ;) {
      const page = await this.page({ after, where: `at < ?${condition}`, values: [until, ...values], limit: PAGE });
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = page.at(-1) ?? after;
    }
  }

  /**
   * Counts the refusals of the last `ageMs` by event and reason, the most frequent first, at most 8. Cost: reads the entries
   * of that time.
   */
  async refusals(ageMs: number): Promise<readonly RefusalCount[]> {
    const rows = await this.database.query<Omit<RefusalCount, 'times'> & { readonly times: number | string }>(
      `SELECT event, outcome AS reason, SUM(times) AS times FROM audit_entries
       WHERE at > ${this.database.now} - ${String(ageMs)} AND outcome <> 'done' AND operator IS NULL
       GROUP BY event, outcome ORDER BY SUM(times) DESC, event, outcome LIMIT 8`,
    );
    return rows.map((row) => ({ ...row, times: Number(row.times) }));
  }

  /** Entries after a position up to another one, `upTo` included, in the order of the chain. */
  between(after: ChainPosition, upTo: ChainPosition): Promise<readonly StoredEntry[]> {
    const where = '(at < ? OR (at = ? AND id <= ?))';
    return this.page({ after, where, values: [upTo.at, upTo.at, upTo.id] });
  }

  /** At most `limit` entries after a position that are older than `ageMs`, in the order of the chain. */
  olderThan(ageMs: number, after: ChainPosition = CHAIN_START, limit = PAGE): Promise<readonly StoredEntry[]> {
    return this.page({ after, where: `at <= ${this.database.now} - ${String(ageMs)}`, values: [], limit });
  }

  private page({ after, where, values, limit }: PageRequest): Promise<readonly StoredEntry[]> {
    const rest = limit === undefined ? '' : ` LIMIT ${String(limit)}`;
    return this.database.query<StoredEntry>(
      `SELECT ${COLUMNS} FROM audit_entries
       WHERE at >= ? AND (at > ? OR id > ?) AND ${where} ORDER BY at, id${rest}`,
      [after.at, after.at, after.id, ...values],
    );
  }
}

interface PageRequest {
  readonly after: ChainPosition;
  readonly where: string;
  readonly values: readonly SqlValue[];
  readonly limit?: number;
}
