import { Injectable } from '@nestjs/common';
import { CounterStore, emptyCounter, nextLoginAttempt } from '../../auth';
import { done, keyDigest, type Outcome, refuse, type Throttled, throttled, UnitOfWork } from '../../common';

/** Failures are remembered for 15 minutes; from the fifth on each waits twice as long as the one before, five minutes at most. */
const LIMITS = { loginFailures: Infinity, loginWindowSeconds: 900, loginDelayMaxSeconds: 300 };

/** Attempted sign-in: the name as typed, and the client address as rate limits count it. */
export interface AttemptedSignIn {
  readonly name: string;
  readonly ip: string;
}

/** Limits sign-ins of operators per name and per client address, whether the name is an operator's or not. */
@Injectable()
export class SignInLimiter {
  constructor(
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Counts one attempt as failed, or refuses it; parallel attempts are counted one by one. */
  admit(attempt: AttemptedSignIn): Promise<Outcome<undefined, Throttled>> {
    const keys = keysOf(attempt);
    return this.unitOfWork.run(async () => {
      const { now, of } = await this.counters.lockAll(keys);
      const waitMs = Math.max(...keys.map((key) => of(key).blockedUntil - now));
      if (waitMs > 0) return refuse(throttled(Math.ceil(waitMs / 1000), 'loginDelayMaxSeconds'));
      const counted = keys.flatMap((key) => {
        const next = nextLoginAttempt(of(key), now, true, LIMITS);
        return next.ok ? [[key, next.value] as const] : [];
      });
      await this.counters.writeAll(new Map(counted));
      return done(undefined);
    });
  }

  /** Forgets the failures, after a sign-in. */
  reset(attempt: AttemptedSignIn): Promise<void> {
    return this.counters.writeAll(new Map(keysOf(attempt).map((key) => [key, emptyCounter])));
  }
}

const keysOf = ({ name, ip }: AttemptedSignIn): readonly string[] => [
  keyDigest('console sign-in of', name),
  keyDigest('console sign-in from', ip),
];
