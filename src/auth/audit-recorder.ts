import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditEvent } from '../audit';
import { maskTarget, type Outcome, type Purpose, type Refusal } from '../common';
import type { RequestContext } from './request-context';

export interface AuditDetails {
  readonly event: AuditEvent;
  readonly purpose?: Purpose;
  readonly accountId?: string | undefined;
  readonly target?: string | undefined;
}

/** Writes what was decided into the audit, in the context's transaction if there is one. */
@Injectable()
export class AuditRecorder {
  constructor(private readonly audit: AuditLog) {}

  /**
   * Records the outcome and hands it on. Who is throttled was not decided upon: recording that would let anybody fill
   * the table.
   */
  async record<O extends Outcome<unknown, Refusal>>(
    context: Pick<RequestContext, 'app' | 'ip'>,
    { event, purpose, accountId, target }: AuditDetails,
    outcome: O,
  ): Promise<O> {
    if (!outcome.ok && outcome.refusal.reason === 'throttled') return outcome;
    await this.audit.record({
      event,
      app: context.app,
      ip: context.ip,
      outcome: outcome.ok ? 'done' : outcome.refusal.reason,
      ...(purpose && { purpose }),
      ...(accountId !== undefined && { accountId }),
      ...(target !== undefined && { target: maskTarget(target) }),
    });
    return outcome;
  }
}
