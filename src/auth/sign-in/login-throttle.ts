import { Injectable } from '@nestjs/common';
import { done, type Outcome, type Throttled, UnitOfWork } from '../../common';
import type { CaptchaRequired } from '../../otp';
import { AuthOptions } from '../auth.config';
import { CounterStore } from '../accounts/counter.store';
import { keyDigest } from '../key-digest';
import { nextLoginAttempt } from './login-backoff';

/** Slows down guessing at passwords, per (identifier, client address): nobody can lock an owner out from elsewhere. */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly options: AuthOptions,
  ) {}

  /** Admits one try, counted as failed before the password is looked at; parallel tries are counted one by one. */
  admit(key: LoginKey, captchaPassed: boolean): Promise<Outcome<void, Throttled | CaptchaRequired>> {
    return this.unitOfWork.run(async () => {
      const { now, counter } = await this.counters.lock(toCounterKey(key));
      const admitted = nextLoginAttempt(counter, now, captchaPassed, this.options);
      if (!admitted.ok) return admitted;
      await this.counters.write(toCounterKey(key), admitted.value);
      return done(undefined);
    });
  }

  /** The password was right: the failures before it are forgotten. */
  forgive(key: LoginKey): Promise<void> {
    return this.counters.clear(toCounterKey(key));
  }
}

export interface LoginKey {
  readonly app: string;
  /** Canonical, whether an account has it or not. */
  readonly identifier: string;
  readonly ip: string;
}

const toCounterKey = ({ app, identifier, ip }: LoginKey): string => keyDigest('login', app, identifier, ip);
