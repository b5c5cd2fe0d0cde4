import { Injectable } from '@nestjs/common';
import { keyDigest, type Outcome, type Refusal, refuse, type Throttled, throttled, UnitOfWork } from '../../common';
import { AuthOptions } from '../auth.config';
import type { RequestContext } from '../request-context';
import { isUniform } from '../uniform-response';
import { type Counter, CounterStore } from './counter.sql-store';

const WINDOW_MS = 60_000;

/**
 * Limits answers that disclose whether an account exists, per client address and minute. It is asked after the look-up,
 * and stands in for such answers only: behind one address, the guesses of one do not stop the sends of the others.
 */
@Injectable()
export class EnumerationLimiter {
  constructor(
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly options: AuthOptions,
  ) {}

  /**
   * Runs a look-up and counts its refusals per client address, because they disclose whether an account exists; beyond
   * the limit they are `throttled`. A look-up that succeeds never is. Not counted: `target-invalid` (malformed input), and refusals under uniform
   * disclosure, where answers do not depend on whether an account exists.
   */
  async limit<T, R extends Refusal>(
    context: RequestContext,
    lookUp: () => Promise<Outcome<T, R>>,
  ): Promise<Outcome<T, R | Throttled>> {
    if (isUniform(context)) return lookUp();
    const found = await lookUp();
    if (found.ok || found.refusal.reason === 'target-invalid') return found;
    const refusal = await this.count(context.ip);
    return refusal ? refuse(refusal) : found;
  }

  /** Counts one answer. Returns the refusal `throttled` when the limit is exceeded, else undefined. */
  count(ip: string): Promise<Throttled | undefined> {
    return this.unitOfWork.run(async () => {
      const { now, counter } = await this.counters.lock(key(ip));
      const exceeded = this.exceeded(counter, now);
      if (!exceeded) await this.counters.write(key(ip), oneMore(counter, now));
      return exceeded;
    });
  }

  private exceeded({ count, expiresAt }: Counter, now: number): Throttled | undefined {
    if (count < this.options.disclosuresPerMinute) return undefined;
    return throttled(Math.ceil((expiresAt - now) / 1000), 'disclosuresPerMinute');
  }
}

const key = (ip: string): string => keyDigest('disclosure', ip);

const oneMore = ({ count, expiresAt }: Counter, now: number): Counter => ({
  count: count + 1,
  blockedUntil: 0,
  expiresAt: count === 0 ? now + WINDOW_MS : expiresAt,
});
