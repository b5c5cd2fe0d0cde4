import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { SendRecoveryCode, type SendRecoveryCodeRefusal, ShowAccount } from '../../auth';
import { done, type Outcome, refuse } from '../../common';
import { ConsoleOptions } from '../console.config';
import type { CurrentOperator } from '../frame/current-operator';
import { type NewRecoveryRequest, RecoveryRequestStore } from './recovery-request.store';

export interface AssistCommand extends Pick<NewRecoveryRequest, 'app' | 'channel' | 'locale'> {
  /** Number, e-mail address, user name or account id. */
  readonly identifier: string;
}

/** Recovery that was started, with the reference in the message; or a request that waits for a second operator. */
export type Assisted = { readonly reference: string } | 'asked';

export type AssistRefusal =
  { readonly reason: 'account-unclear' } | { readonly reason: 'request-gone' } | SendRecoveryCodeRefusal;

/**
 * Recovery that an operator starts for the owner of an account: a code to the address that the account has, by the use case of
 * every other recovery, with all limits. The operator sees neither code nor password.
 */
@Injectable()
export class AssistedRecovery {
  constructor(
    private readonly accounts: ShowAccount,
    private readonly sendCode: SendRecoveryCode,
    private readonly requests: RecoveryRequestStore,
    private readonly audit: AuditRecorder,
    private readonly options: ConsoleOptions,
  ) {}

  /** Starts a recovery, or where two persons are needed, asks for the other one. An identifier of several accounts is refused. */
  async start(
    operator: CurrentOperator,
    { identifier, ...rest }: AssistCommand,
  ): Promise<Outcome<Assisted, AssistRefusal>> {
    const [account, ...others] = await this.accounts.execute({ app: rest.app, identifier });
    if (!account || others.length > 0) return refuse({ reason: 'account-unclear' });
    const request = { ...rest, accountId: account.id, requestedBy: operator.name };
    return this.options.twoPerson ? this.ask(operator, request) : this.send(operator, request);
  }

  /** Confirms a request of another operator: of several who do, one starts the recovery. */
  async confirm(operator: CurrentOperator, id: string): Promise<Outcome<Assisted, AssistRefusal>> {
    const request = await this.requests.take(id, operator.name);
    return request ? this.send(operator, request) : refuse({ reason: 'request-gone' });
  }

  private async ask({ name, ip }: CurrentOperator, request: NewRecoveryRequest): Promise<Outcome<Assisted, never>> {
    const { app, accountId } = request;
    await this.requests.add(request);
    const about = { event: 'request-recovery', operator: name, accountId } as const;
    return this.audit.record({ app, ip }, about, done('asked' as const));
  }

  private async send(
    { name, ip }: CurrentOperator,
    { app, accountId, channel, locale }: NewRecoveryRequest,
  ): Promise<Outcome<Assisted, AssistRefusal>> {
    const context = { app, ip, disclosure: 'documented' } as const;
    const sent = await this.sendCode.execute({ context, lookup: { accountId, channel }, captcha: 'passed', locale });
    const about = { event: 'assist-recovery', operator: name, accountId } as const;
    const assisted = sent.ok ? done({ reference: sent.value.reference }) : sent;
    return this.audit.record({ app, ip }, about, assisted);
  }
}
