import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, UnitOfWork } from '../../common';
import { NotificationService } from '../../notification';
import { countsAtAddress, type IssueRefusal, SendQueue } from '../../otp';
import type { Account } from '../accounts/account';
import { TypedAddresses } from '../accounts/typed-addresses';
import { parseStoredPhone } from '../accounts/phone';
import type { SessionExpired, TargetInvalid } from '../auth.refusals';
import { CodeSender, type NumberRefusal, type SendOptions, type SentCode } from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { bindPurpose, bindScope, type TypedAddress } from './bound-address';

export interface SendBindCodeCommand extends SendOptions, TypedAddress {
  readonly context: RequestContext;
  /** Token of the session. */
  readonly token: string;
}

export type SendBindCodeRefusal = SessionExpired | TargetInvalid | NumberRefusal | IssueRefusal;

/**
 * Use case: “I am signed in, and this is my new number or address: send a code there.” The code goes to whoever has the
 * address; that another account has it is told to one who enters the code.
 */
@Injectable()
export class SendBindCode {
  constructor(
    private readonly sessions: SessionService,
    private readonly addresses: TypedAddresses,
    private readonly sender: CodeSender,
    private readonly notifications: NotificationService,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: SendBindCodeCommand): Promise<Outcome<SentCode, SendBindCodeRefusal>> {
    const { context, channel } = command;
    const account = (await this.sessions.find(context.app, command.token))?.account;
    if (!account) return refuse({ reason: 'session-expired' });
    const sent = await this.send(command, account);
    const details = { event: 'send-code', purpose: bindPurpose(channel), accountId: account.id } as const;
    return sent.ok ? sent : this.audit.record(context, details, sent);
  }

  private async send(
    command: SendBindCodeCommand,
    account: Account,
  ): Promise<Outcome<SentCode, TargetInvalid | NumberRefusal | IssueRefusal>> {
    const { context, channel, address } = command;
    const read = this.addresses.read(address);
    const target = channel === 'sms' ? read.phone : read.email;
    if (target === undefined) return refuse({ reason: 'target-invalid' });
    const allowed = this.check(channel, target);
    if (!allowed.ok) return allowed;
    const terms = this.sender.termsOf({ ...command });
    const [scope, purpose] = [bindScope(account, channel, target), bindPurpose(channel)];
    const message = {
      ...terms,
      ...allowed.value,
      channel,
      typed: target,
      scope,
      template: 'bind-code',
      isDecoy: false,
    } as const;
    const details = { event: 'send-code', purpose, accountId: account.id, target } as const;
    return this.queue.run({ ...terms, typed: target }, () =>
      this.unitOfWork.attempt(async () => {
        const sent = await this.sender.send({ ...message });
        return sent.ok ? this.audit.record(context, details, sent) : sent;
      }, countsAtAddress),
    );
  }

  private check(
    channel: TypedAddress['channel'],
    target: string,
  ): Outcome<{ readonly fixedCode?: string }, NumberRefusal> {
    if (channel === 'sms') return this.sender.checkNumber(parseStoredPhone(target));
    return this.notifications.canSend('email') ? done({}) : refuse({ reason: 'channel-disabled' });
  }
}
