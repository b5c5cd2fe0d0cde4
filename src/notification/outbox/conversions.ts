import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { errorLabel } from '../../common';
import { type AcceptedCode, CODE_ACCEPTED } from '../../otp';
import type { CodeReference } from '../outgoing-message';
import { OutboxStore } from './outbox.store';

/** Longest time for which an entered code waits for others, in milliseconds. */
const WAIT_MS = 200;

/** Maximum number of codes that are recorded by one statement. */
const BATCH = 64;

/**
 * Records that codes were entered right, for statistics by vendor and country: after their commits, those of a fifth of a second by
 * one statement. Never fails; a crash loses what waits.
 */
@Injectable()
export class Conversions implements BeforeApplicationShutdown {
  private readonly logger = new Logger('conversions');
  private waiting: CodeReference[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly outbox: OutboxStore) {}

  @OnEvent(CODE_ACCEPTED)
  add({ challengeId, number }: AcceptedCode): void {
    this.waiting.push({ challengeId, number });
    if (this.waiting.length >= BATCH) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), WAIT_MS).unref();
  }

  /** Records what waits: the database closes later in the shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  /** Records what waits, now. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const codes = this.waiting;
    this.waiting = [];
    if (codes.length === 0) return;
    await this.outbox.recordConversions(codes).catch((error: unknown) => {
      this.logger.warn(`${String(codes.length)} entered codes were not recorded: ${errorLabel(error)}`);
    });
  }
}
