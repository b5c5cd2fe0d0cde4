import { Injectable } from '@nestjs/common';
import { Clock, done, type Outcome, refuse } from '../../common';
import { NotificationService } from '../../notification';
import { parsePhone, type Phone } from '../accounts/phone';
import { AuthOptions } from '../auth.config';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';

export type SmsRefusal = TargetNotAllowed | ChannelDisabled;

/** Decides whether, and how, an SMS may go to a number. */
@Injectable()
export class SmsAdmission {
  constructor(
    private readonly options: AuthOptions,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Admits a number whose country is served and whose kind can receive SMS. `fixedCode` is the code of a test target
   * (a tester, a store reviewer), to which nothing is ever sent, until its end date.
   */
  admit(e164: string): Outcome<{ fixedCode: string | undefined }, SmsRefusal> {
    const target = this.options.testTargets.get(e164);
    const fixedCode = target && this.clock.now() < target.until ? target.code : undefined;
    if (fixedCode === undefined && !this.notifications.canSend('sms')) return refuse({ reason: 'channel-disabled' });
    const why = whyNot(parsePhone({ number: e164 }, this.options.defaultRegion), this.options.countries);
    return why ? refuse({ reason: 'target-not-allowed', why }) : done({ fixedCode });
  }
}

function whyNot(phone: Phone | undefined, countries: AuthOptions['countries']): TargetNotAllowed['why'] | undefined {
  if (!phone?.canReceiveSms) return 'number-type';
  const isServed = countries === '*' || (phone.region !== undefined && countries.includes(phone.region));
  return isServed ? undefined : 'country';
}
