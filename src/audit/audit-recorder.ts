import { Injectable } from '@nestjs/common';
import { maskTarget, type Outcome, type Purpose, type Refusal } from '../common';
import { type AuditEvent, AuditLog } from './audit-log.sql-store';

/** Subject of a decision, as far as it is known. */
export interface AuditDetails {
  readonly event: AuditEvent;
  readonly purpose?: Purpose;
  readonly accountId?: string | undefined;
  /** Address that is written to, which is masked here. */
  readonly target?: string | undefined;
}

/** Records the outcomes of use cases in the audit log. */
@Injectable()
export class AuditRecorder {
  constructor(private readonly log: AuditLog) {}

  /**
   * Records an outcome, in the current transaction if there is one, and returns it. `throttled` is not recorded: nothing
   * was decided, and an entry for each would let one client fill the table.
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
