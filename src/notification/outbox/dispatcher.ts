import { Logger } from '@nestjs/common';
import type { Random } from '../../kernel';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../channel';
import { nextStep } from '../routing/next-step';
import { retryDelay } from '../routing/retry-delay';
import type { Router } from '../routing/router';
import { callProvider } from './call-provider';
import { errorLabel, stackFrames } from './error-label';
import type { MessageWriter } from './message-writer';
import type { LeasedRow, OutboxStore } from './outbox.store';

/** Carries one leased message to a provider and records what became of it. */
export class Dispatcher {
  private readonly logger = new Logger(Dispatcher.name);

  constructor(
    private readonly outbox: OutboxStore,
    private readonly writer: MessageWriter,
    private readonly router: Router,
    private readonly random: Random,
  ) {}

  /** Rejects only when the outcome could not be recorded: the lease runs out then, and the message is sent once more. */
  async dispatch(row: LeasedRow): Promise<void> {
    const message = this.write(row);
    if (message === 'unwritable') return this.end(row, { state: 'failed', why: 'unreadable or wordless row' });
    if (message === undefined) return this.end(row, { state: 'dropped' });
    const channel = this.router.route(row);
    if (!channel) return this.end(row, { state: 'failed', why: 'no provider is left' });
    await this.record(row, channel, await callProvider(channel, message));
  }

  private write(row: LeasedRow): ReadyMessage | 'unwritable' | undefined {
    try {
      return this.writer.write(row);
    } catch (error) {
      this.logger.error(`message ${row.id} is parked: ${errorLabel(error)}`, stackFrames(error));
      return 'unwritable';
    }
  }

  private async record(row: LeasedRow, by: Channel, outcome: DeliveryOutcome): Promise<void> {
    const next = this.router.route({ ...row, attempts: row.attempts + 1 });
    const step = nextStep(outcome, { kind: row.channel, by, next });
    const told = outcome.result === 'accepted' ? {} : { why: outcome.why };
    if (step !== 'retry') return this.end(row, { state: step, provider: by.name, ...told });
    const delayMs = retryDelay(row.attempts, this.random);
    await this.outbox.postpone(row, { delayMs, provider: by.name, why: told.why ?? outcome.result });
  }

  private async end(row: LeasedRow, end: Parameters<OutboxStore['settle']>[1]): Promise<void> {
    if (end.state === 'failed' || end.state === 'unknown') {
      this.logger.warn(
        `message ${row.id} (${row.channel}, ${end.provider ?? 'no provider'}) ${end.state}: ${end.why ?? ''}`,
      );
    }
    if (!(await this.outbox.settle(row, end))) this.logger.warn(`message ${row.id}: the lease was lost before its end`);
  }
}
