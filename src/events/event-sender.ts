import { Injectable } from '@nestjs/common';
import { Clock, readWebhookSecret, signWebhook, StatedError } from '../common';
import { OutboundHttp } from '../http';
import type { LeasedEvent } from './event.sql-store';
import { EventTargets } from './event-targets';
import { EventsOptions } from './events.config';

/** Time limit of one call in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Outcome of one try: undefined when the receiver has the event, else why not. */
type Failure = string | undefined;

/** Posts events, signed by Standard Webhooks (https://www.standardwebhooks.com). */
@Injectable()
export class EventSender {
  private readonly http: OutboundHttp;
  private readonly stopped = new AbortController();

  constructor(
    private readonly targets: EventTargets,
    private readonly clock: Clock,
    options: EventsOptions,
  ) {
    this.http = new OutboundHttp(options.proxies);
  }

  /** Posts an event. A 2xx takes it. Any other answer, a redirect too, and none within 10 seconds is a failed try. */
  async send(event: LeasedEvent): Promise<Failure> {
    const target = this.targets.of(event.app);
    if (!target) return 'no address is configured';
    const body = bodyOf(event);
    const key = readWebhookSecret(target.secret);
    if (!key) throw new StatedError('the secret of an event target is not readable');
    const timestamp = Math.floor(this.clock.now() / 1_000);
    const headers = { 'Content-Type': 'application/json', ...signWebhook(key, { id: event.id, timestamp, body }) };
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.stopped.signal]);
    const answer = await this.http.post({ url: target.url, headers, body, signal }, true);
    if (!answer.isAnswered) return answer.code;
    return answer.status >= 200 && answer.status < 300 ? undefined : `http ${String(answer.status)}`;
  }

  /** Gives up the calls in flight: each is a failed try. */
  giveUp(): void {
    this.stopped.abort();
  }
}

/** Body of an event: the same on every try. */
function bodyOf({ type, app, accountId, details, createdAt }: LeasedEvent): string {
  const data = { app, ...(accountId !== null && { accountId }), ...(JSON.parse(details) as object) };
  return JSON.stringify({ type, timestamp: new Date(createdAt).toISOString(), data });
}
