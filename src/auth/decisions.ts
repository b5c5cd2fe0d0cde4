import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditEvent } from '../audit';
import { maskTarget, type Outcome, type Purpose, type Refusal } from '../kernel';
import type { Caller } from './caller';

export interface DecisionDetails {
  readonly event: AuditEvent;
  readonly purpose?: Purpose;
  readonly accountId?: string | undefined;
  readonly target?: string | undefined;
}

/** Writes what was decided into the audit, in the caller's transaction if there is one. */
@Injectable()
export class Decisions {
  constructor(private readonly audit: AuditLog) {}

  /**
   * Records the outcome and hands it on. Who is throttled was not decided upon: recording that would let anybody fill
   * the table.
   */
  async record<O extends Outcome<unknown, Refusal>>(
    caller: Pick<Caller, 'app' | 'ip'>,
    { event, purpose, accountId, target }: DecisionDetails,
    outcome: O,
  ): Promise<O> {
    if (!outcome.ok && outcome.refusal.reason === 'throttled') return outcome;
    await this.audit.record({
      event,
      app: caller.app,
      ip: caller.ip,
      outcome: outcome.ok ? 'done' : outcome.refusal.reason,
      ...(purpose && { purpose }),
      ...(accountId !== undefined && { accountId }),
      ...(target !== undefined && { target: maskTarget(target) }),
    });
    return outcome;
  }
}
