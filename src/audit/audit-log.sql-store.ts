import { Injectable } from '@nestjs/common';
import { Clock, Random, sortableId } from '../common';
import { Database } from '../database';

export type AuditEvent =
  'send-code' | 'send-link' | 'verify-code' | 'reset-password' | 'register' | 'create-account' | 'sign-in';

/** One decision: the event, who asked from where, and the outcome. Never holds a code, password or token. */
export interface AuditEntry {
  readonly app: string;
  readonly event: AuditEvent;
  /** `done`, or the reason of the refusal. */
  readonly outcome: string;
  readonly purpose?: string;
  readonly accountId?: string;
  /** Address that was written to, masked. */
  readonly target?: string;
  readonly ip: string;
}

const RETENTION_MS = 180 * 86_400_000;

/** Append-only log of decisions. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Appends in the current transaction, so that a decision and its entry stand or fall together. */
  async append({ app, event, outcome, purpose, accountId, target, ip }: AuditEntry): Promise<void> {
    await this.database.execute(
      `INSERT INTO audit_entries (id, at, app, event, outcome, purpose, account_id, target, ip)
       VALUES (?, ${this.database.now}, ?, ?, ?, ?, ?, ?, ?)`,
      [
        sortableId(this.clock, this.random),
        app,
        event,
        outcome,
        purpose ?? null,
        accountId ?? null,
        target ?? null,
        ip,
      ],
    );
  }

  /** Deletes entries that are older than 180 days, at most `limit`. Returns how many. */
  async purge(limit: number): Promise<number> {
    const old = `at < ${this.database.now} - ${String(RETENTION_MS)}`;
    return (await this.database.deleteSome('audit_entries', 'id', old, limit)).length;
  }
}
