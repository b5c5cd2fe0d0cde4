import { Injectable, Logger } from '@nestjs/common';
import { Random } from '../../common';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../vendors/channel';
import { type Again, nextStep } from './next-step';
import { deferralDelay, retryDelay } from './retry-delay';
import { type Routable, Router } from './router';
import { errorLabel, stackFrames } from '../outbox/error-label';
import { MessageWriter } from '../outbox/message-writer';
import { type LeasedRow, OutboxStore, DEAD_LETTER, type Settlement } from '../outbox/outbox.store';
import { ProviderCalls, segmentsOf } from './provider-calls';

/** A leased message whose recipient is known, so that its way can be chosen. */
type RoutableRow = LeasedRow & Routable;

/** Carries one leased message to a provider and records what became of it. */
@Injectable()
export class Dispatcher {
  private readonly logger = new Logger(Dispatcher.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly writer: MessageWriter,
    private readonly router: Router,
    private readonly calls: ProviderCalls,
    private readonly random: Random,
  ) {}

  /** Rejects only when the outcome could not be recorded: the lease runs out then, and the message is sent once more. */
  async dispatch(leased: LeasedRow): Promise<void> {
    const message = this.write(leased);
    if (message === 'unwritable') return this.end(leased, { state: 'failed', why: DEAD_LETTER.unreadable });
    if (message === undefined) return this.end(leased, { state: 'dropped' });
    const row = routable(leased, message);
    const plan = this.router.plan(row);
    if (!plan) return this.end(row, { state: 'failed', why: 'no provider is left' });
    if ('by' in plan) return this.try(row, plan.by, message);
    const { attempts, boundTo, refusedBy } = row;
    await this.outbox.postpone(row, {
      ...{ delayMs: plan.waitMs, attempts: attempts - 1, boundTo, refusedBy, why: 'no provider works' },
    });
  }

  private write(row: LeasedRow): ReadyMessage | 'unwritable' | undefined {
    try {
      return this.writer.write(row);
    } catch (error) {
      this.logger.error(`message ${row.id} is parked: ${errorLabel(error)}`, stackFrames(error));
      return 'unwritable';
    }
  }

  private async try(row: RoutableRow, by: Channel, message: ReadyMessage): Promise<void> {
    const { outcome, tookMs } = await this.calls.make(by, message, row.ageMs);
    const turns = this.router.turns(row, by.name);
    const step = nextStep(outcome, { ...row, kind: row.channel, by, turns, tookMs });
    if (step.end === undefined) await this.postpone(row, by, outcome, step);
    else await this.end(row, { state: step.end, provider: by.name, ...told(outcome, message) });
  }

  private async postpone(row: RoutableRow, by: Channel, outcome: DeliveryOutcome, step: Again): Promise<void> {
    const { attempts, boundTo, refusedBy } = step;
    const next = { ...row, attempts: attempts + 1, boundTo, refusedBy, lastProvider: by.name };
    const delayMs = this.delayMs(next, by.name, outcome);
    const why = whyOf(outcome);
    await this.outbox.postpone(row, { delayMs, attempts, boundTo, refusedBy, provider: by.name, why });
  }

  /** Another provider need not wait for what this one did. */
  private delayMs(next: Routable, provider: string, { result }: DeliveryOutcome): number {
    const made = Math.max(1, next.attempts - 1);
    if (result === 'deferred') {
      const laterMs = this.router.waitForLater(next, provider);
      return Math.min(laterMs, deferralDelay(made, this.random));
    }
    const plan = this.router.plan(next);
    const isOther = plan !== undefined && 'by' in plan && plan.by.name !== provider;
    return isOther ? 0 : retryDelay(made, this.random);
  }

  private async end(row: LeasedRow, end: Settlement): Promise<void> {
    if (end.state === 'failed' || end.state === 'unknown') {
      this.logger.warn(
        `message ${row.id} (${row.channel}, ${end.provider ?? 'no provider'}) ${end.state}: ${end.why ?? ''}`,
      );
    }
    if (!(await this.outbox.settle(row, end))) this.logger.warn(`message ${row.id}: the lease was lost before its end`);
  }
}

/** Weights are drawn by challenge, so that a second code finds the same order, and begins one further. */
function routable(row: LeasedRow, { letter }: ReadyMessage): RoutableRow {
  return { ...row, to: letter.reveal().to, key: row.code?.challengeId ?? row.id, send: row.code?.number ?? 1 };
}

const whyOf = (outcome: DeliveryOutcome): string => (outcome.result === 'accepted' ? '' : outcome.why);

function told(outcome: DeliveryOutcome, message: ReadyMessage): Pick<Settlement, 'why' | 'vendorId' | 'segments'> {
  if (outcome.result !== 'accepted') return { why: outcome.why };
  const { vendorId } = outcome;
  const segments = segmentsOf(outcome, message);
  return { ...(vendorId !== undefined && { vendorId }), ...(segments !== null && { segments }) };
}
