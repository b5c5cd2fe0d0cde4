import { Injectable } from '@nestjs/common';
import { Clock, keyDigest, maskTarget, type Outcome, type Purpose, Random, type Refusal, sortableId } from '../common';
import { Database } from '../database';
import { RecentRefusals } from './recent-refusals';

export type AuditEvent =
  | 'send-code'
  | 'send-link'
  | 'verify-code'
  | 'reset-password'
  | 'register'
  | 'create-account'
  | 'import-accounts'
  | 'wrap-passwords'
  | 'sign-in'
  | 'bind-address'
  | 'end-sessions'
  | 'block'
  | 'unblock'
  | 'forget-account'
  | 'lock-account'
  | 'unlock-account'
  | 'end-verification'
  | 'create-client'
  | 'rotate-client-secret'
  | 'rotate-keys'
  | 'restore-database'
  | 'invite-operator'
  | 'enrol-operator'
  | 'remove-operator'
  | 'sign-in-operator'
  | 'sign-out-operator'
  | 'search'
  | 'request-recovery'
  | 'assist-recovery';

/**
 * Audit entry of one decision: the event, the client application and address that caused it, and the outcome. Never
 * contains a code, password or token.
 */
export interface AuditEntry {
  readonly app: string;
  readonly event: AuditEvent;
  /** Outcome of the decision: `done`, or the reason of the refusal. */
  readonly outcome: string;
  readonly purpose?: string | undefined;
  readonly accountId?: string | undefined;
  /** Masked address to which a message was sent, or the subject of an operator's act. */
  readonly target?: string | undefined;
  readonly ip: string;
  /** Name of the operator who decided; undefined for a request. */
  readonly operator?: string | undefined;
  /**
   * Identifiers as typed, in canonical form, by which repetitions are told apart; not stored. Without them, refusals about no
   * account would be one entry that is counted up, and those about accounts an entry each, which takes another time.
   */
  readonly typed?: string | undefined;
}

const SALT_BYTES = 12;

/** Outcome of a decision that was no refusal. */
const DONE = 'done';

/** Time for which entries are kept, in milliseconds. */
export const RETENTION_MS = 180 * 86_400_000;

/** Audit log of decisions. Entries are added and never changed, but that a refusal counts its repetitions within a minute. */
@Injectable()
export class AuditLog {
  private readonly refusals: RecentRefusals;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    this.refusals = new RecentRefusals(clock);
  }

  /**
   * Appends an entry in the current transaction, so that a decision and its entry are committed together or not at all. A
   * refusal that says the same as an entry of the last minute is counted there instead: one client cannot fill the table.
   */
  async append(entry: AuditEntry): Promise<void> {
    if (entry.outcome === DONE) await this.insert(entry);
    else await this.fold(entry);
  }

  private async fold(entry: AuditEntry): Promise<void> {
    const { app, event, outcome, purpose = '', accountId = '', target = '', ip, typed = '' } = entry;
    const content = keyDigest(app, event, outcome, purpose, accountId, target, ip, typed);
    const known = this.refusals.find(content);
    /* It counts nothing where the transaction that wrote the entry was rolled back, or the entry was purged. */
    const sql = 'UPDATE audit_entries SET times = times + 1 WHERE id = ?';
    if (known !== undefined && (await this.database.execute(sql, [known])) > 0) return;
    this.refusals.add(content, await this.insert(entry));
  }

  /** Writes an entry and returns its id. */
  private async insert({ app, event, outcome, purpose, accountId, target, ip, operator }: AuditEntry): Promise<string> {
    const id = sortableId(this.clock, this.random);
    await this.database.execute(
      `INSERT INTO audit_entries (id, at, app, event, outcome, purpose, account_id, target, ip, operator, salt)
       VALUES (?, ${this.database.now}, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        app,
        event,
        outcome,
        purpose ?? null,
        accountId ?? null,
        target ?? null,
        ip,
        operator ?? null,
        this.random.token(SALT_BYTES),
      ],
    );
    return id;
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
  /** Subject of an operator's act that is no person's address, and is stored as it stands in place of one. */
  readonly subject?: string | undefined;
  readonly operator?: string | undefined;
  /** Identifiers as typed, in canonical form; not stored. */
  readonly typed?: string | undefined;
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
    { event, purpose, accountId, target, subject, typed, operator }: AuditDetails,
    outcome: O,
  ): Promise<O> {
    if (!outcome.ok && outcome.refusal.reason === 'throttled') return outcome;
    await this.log.append({
      event,
      app,
      ip,
      outcome: outcome.ok ? DONE : outcome.refusal.reason,
      ...{ purpose, accountId, typed, operator },
      target: target === undefined ? subject : maskTarget(target),
    });
    return outcome;
  }
}
