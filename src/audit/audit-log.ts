import { Injectable } from '@nestjs/common';
import { Clock, maskTarget, type Outcome, type Purpose, Random, type Refusal, sortableId } from '../common';
import { Database } from '../database';

export type AuditEvent =
  'send-code' | 'send-link' | 'verify-code' | 'reset-password' | 'register' | 'create-account' | 'sign-in';

/**
 * Audit entry of one decision: the event, the client application and address that caused it, and the outcome. Never
 * contains a code, password or token.
 */
export interface AuditEntry {
  readonly app: string;
  readonly event: AuditEvent;
  /** Outcome of the decision: `done`, or the reason of the refusal. */
  readonly outcome: string;
  readonly purpose?: string;
  readonly accountId?: string;
  /** Masked address to which a message was sent. */
  readonly target?: string;
  readonly ip: string;
}

const RETENTION_MS = 180 * 86_400_000;

/** Append-only audit log of decisions. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * Appends an entry in the current transaction, so that a decision and its entry are committed together or not at all.
   */
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

  /** Deletes at most `limit` entries that are older than 180 days. Returns their number. */
  async purge(limit: number): Promise<number> {
    const old = `at < ${this.database.now} - ${String(RETENTION_MS)}`;
    return (await this.database.deleteSome('audit_entries', 'id', old, limit)).length;
  }
}

/** Details of a decision, as far as they are known. */
export interface AuditDetails {
  readonly event: AuditEvent;
  readonly purpose?: Purpose;
  readonly accountId?: string | undefined;
  /** Address to which a message was sent; the recorder masks it. */
  readonly target?: string | undefined;
}

/** Records the outcomes of use cases in the audit log. */
@Injectable()
export class AuditRecorder {
  constructor(private readonly log: AuditLog) {}

  /**
   * Records an outcome, in the current transaction if there is one, and returns it. `throttled` is not recorded: no
   * decision was made, and an entry for each would let one client fill the table.
   */
  async record<O extends Outcome<unknown, Refusal>>(
    { app, ip }: { readonly app: string; readonly ip: string },
    { event, purpose, accountId, target }: AuditDetails,
    outcome: O,
  ): Promise<O> {
    if (!outcome.ok && outcome.refusal.reason === 'throttled') return outcome;
    await this.log.append({
      event,
      app,
      ip,
      outcome: outcome.ok ? 'done' : outcome.refusal.reason,
      ...(purpose && { purpose }),
      ...(accountId !== undefined && { accountId }),
      ...(target !== undefined && { target: maskTarget(target) }),
    });
    return outcome;
  }
}
