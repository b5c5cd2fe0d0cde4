import { Injectable } from '@nestjs/common';
import { done, type Outcome, Random, type Refusal, type TemplateName, UnitOfWork } from '../../common';
import { NotificationService, type OutgoingMessage } from '../../notification';
import { CodeIssuer, type Issued, type IssueRefusal, type CodeScope } from '../../otp';
import { AuthOptions } from '../auth.config';
import type { RequestContext } from '../request-context';
import { newReference } from './reference';
import type { CodeWishes, SentCode } from './sent-code';

export interface CodeOrder {
  readonly context: RequestContext;
  readonly scope: CodeScope;
  readonly template: TemplateName;
  readonly wishes: CodeWishes;
  /** Code of a test target: it is told to the context instead of being sent. */
  readonly fixedCode: string | undefined;
  /** True when there is nobody to write to, and nobody must notice. */
  readonly isDecoy: boolean;
}

/** Issues a code and queues its message: both or neither. */
@Injectable()
export class CodeSender {
  constructor(
    private readonly codes: CodeIssuer,
    private readonly notifications: NotificationService,
    private readonly unitOfWork: UnitOfWork,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** `record` writes the audit in the same transaction; a refused send is rolled back and leaves nothing. */
  send(order: CodeOrder, record: () => Promise<unknown>): Promise<Outcome<SentCode, IssueRefusal>> {
    const reference = newReference(this.random);
    return this.unitOfWork.attempt(async () => {
      const issued = await this.issue(order);
      if (!issued.ok) return issued;
      await this.notifications.queue(message(order, issued.value, reference));
      await record();
      return done(sentCode(order, issued.value, reference));
    });
  }

  /**
   * The answer as its context may see it: one that must not learn whether there is an account sees every send succeed,
   * and the same figures each time, since anything else tells something about the account or its past.
   */
  veil<R extends Refusal>(
    { disclosure }: RequestContext,
    wishes: CodeWishes,
    sent: Outcome<SentCode, R>,
  ): Outcome<SentCode, R> {
    if (disclosure === 'documented') return sent;
    const { lifetimeSeconds, cooldownSeconds } = this.figures(wishes);
    const said = sent.ok ? sent.value : { reference: newReference(this.random) };
    return done({ ...said, lifetimeSeconds, resendAfterSeconds: cooldownSeconds });
  }

  /** A client's own figures hold as far as the operator's allow. */
  private figures(wishes: CodeWishes) {
    const { cooldownSeconds, smsLifetimeSeconds, codeLifetimeMaxSeconds } = this.options;
    return {
      cooldownSeconds: Math.max(wishes.cooldownSeconds ?? 0, cooldownSeconds),
      lifetimeSeconds: Math.min(wishes.lifetimeSeconds ?? smsLifetimeSeconds, codeLifetimeMaxSeconds),
    };
  }

  private issue({ context, scope, wishes, fixedCode }: CodeOrder): Promise<Outcome<Issued, IssueRefusal>> {
    return this.codes.issue({
      scope,
      ip: context.ip,
      captcha: wishes.captcha,
      ...this.figures(wishes),
      ...(fixedCode !== undefined && { fixedCode }),
    });
  }
}

function message(order: CodeOrder, issued: Issued, reference: string): OutgoingMessage {
  const { code, challengeId, number, lifetimeSeconds } = issued;
  return {
    app: order.scope.app,
    channel: 'sms',
    to: order.scope.target,
    template: order.template,
    locale: order.wishes.locale,
    ...(carriesCode(order)
      ? { content: { code, reference }, code: { challengeId, number } }
      : { content: { reference } }),
    lifetimeSeconds,
    decoy: order.isDecoy || order.fixedCode !== undefined,
  };
}

/**
 * The owner of a taken number is told that somebody tried, and gets no code to pass on, in words or beside them. Nor does
 * the message count as a code that nobody entered.
 */
const carriesCode = ({ template }: CodeOrder): boolean => template !== 'already-registered';

function sentCode({ fixedCode }: CodeOrder, issued: Issued, reference: string): SentCode {
  const { code, lifetimeSeconds, resendAfterSeconds } = issued;
  return { lifetimeSeconds, resendAfterSeconds, reference, ...(fixedCode !== undefined && { testCode: code }) };
}
