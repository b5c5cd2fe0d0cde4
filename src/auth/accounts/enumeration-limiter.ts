import { Injectable } from '@nestjs/common';
import { type Throttled, throttled, UnitOfWork } from '../../common';
import { AuthOptions } from '../auth.config';
import { type Counter, CounterStore } from './counter.store';
import { keyDigest } from '../key-digest';

const WINDOW_MS = 60_000;

/**
 * Counts the answers that tell whether an account exists, per client address and minute. Once the share is spent every
 * question of that kind from the address is refused before anything is looked up, so that the refusal tells nothing.
 */
@Injectable()
export class EnumerationLimiter {
  constructor(
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly options: AuthOptions,
  ) {}

  /** How long the address has to wait, if its share of this minute is spent. */
  async isSpent(ip: string): Promise<Throttled | false> {
    const { now, counter } = await this.counters.read(key(ip));
    return this.spent(counter, now);
  }

  /** Counts one answer; refuses the one that is over the share. */
  count(ip: string): Promise<Throttled | false> {
    return this.unitOfWork.run(async () => {
      const { now, counter } = await this.counters.lock(key(ip));
      const spent = this.spent(counter, now);
      if (!spent) await this.counters.write(key(ip), oneMore(counter, now));
      return spent;
    });
  }

  private spent({ count, expiresAt }: Counter, now: number): Throttled | false {
    return count >= this.options.disclosuresPerMinute && throttled(Math.ceil((expiresAt - now) / 1000));
  }
}

const key = (ip: string): string => keyDigest('disclosure', ip);

const oneMore = ({ count, expiresAt }: Counter, now: number): Counter => ({
  count: count + 1,
  blockedUntil: 0,
  expiresAt: count === 0 ? now + WINDOW_MS : expiresAt,
});
