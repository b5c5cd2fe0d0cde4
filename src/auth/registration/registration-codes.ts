import { Injectable } from '@nestjs/common';
import { type EnteredCode, type Locale, type Outcome, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier, type PeekedChallenge } from '../../otp';
import type { RequestContext } from '../request-context';
import { registrationScope } from './registration';

/** Code that was entered for an address. */
interface Entered {
  readonly context: RequestContext;
  readonly code: EnteredCode;
}

/** Codes of registrations, in transactions of their own. */
@Injectable()
export class RegistrationCodes {
  constructor(
    private readonly codes: CodeVerifier,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Checks whether a code can be consumed. A wrong code is counted, a right one changes nothing. */
  peek({ context, code }: Entered, target: string): Promise<Outcome<PeekedChallenge, CodeRefusal>> {
    const scope = registrationScope(context.app, target);
    return this.unitOfWork.run(() => this.codes.peek(scope, { code, ip: context.ip }));
  }

  /** Consumes a right code, and does `work` with the language of its flow, in one transaction; once for each code. */
  consume(
    { context, code }: Entered,
    target: string,
    work: (locale: Locale | undefined) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(async () => {
      const consumed = await this.codes.consume(registrationScope(context.app, target), { code, ip: context.ip });
      if (consumed.ok) await work(consumed.value.locale);
    });
  }
}
