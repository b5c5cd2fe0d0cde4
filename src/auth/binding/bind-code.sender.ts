import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type Outcome, refuse, UnitOfWork } from '../../common';
import { countsAtAddress, type IssueRefusal, SendQueue } from '../../otp';
import type { Account } from '../accounts/account';
import { parseStoredPhone } from '../accounts/phone';
import { TypedAddresses } from '../accounts/typed-addresses';
import type { TargetInvalid } from '../auth.refusals';
import { CodeSender, type NumberRefusal, type SendOptions, type SentCode } from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { bindPurpose, bindScope, type TypedAddress } from './bound-address';

type BindCodeOptions = SendOptions & TypedAddress & { readonly context: RequestContext };

export type BindCodeRefusal = TargetInvalid | NumberRefusal | IssueRefusal;

/** Sends codes to new addresses of accounts. */
@Injectable()
export class BindCodeSender {
  constructor(
    private readonly addresses: TypedAddresses,
    private readonly sender: CodeSender,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Writes code, message and audit entry together or not at all; a refused send writes its count alone. */
  async send(options: BindCodeOptions, account: Account): Promise<Outcome<SentCode, BindCodeRefusal>> {
    const { context, channel, address } = options;
    const target = this.addresses.targetOf(channel, address);
    const subject = { purpose: bindPurpose(channel), accountId: account.id, target };
    const details = { event: 'send-code', ...subject } as const;
    const sent =
      target === undefined ? refuse({ reason: 'target-invalid' }) : await this.sendTo(options, account, target);
    return this.audit.record(context, details, sent);
  }

  private async sendTo(
    options: BindCodeOptions,
    account: Account,
    target: string,
  ): Promise<Outcome<SentCode, BindCodeRefusal>> {
    const { channel } = options;
    const allowed =
      channel === 'sms' ? this.sender.checkNumber(parseStoredPhone(target)) : this.sender.checkChannel('email');
    if (!allowed.ok) return allowed;
    const terms = this.sender.termsOf(options);
    const scope = bindScope(account, channel, target);
    const message = { ...terms, ...allowed.value, channel, typed: target, scope } as const;
    return this.queue.run({ ...terms, typed: target }, () =>
      this.unitOfWork.attempt(
        () => this.sender.send({ ...message, template: 'bind-code', isDecoy: false }),
        countsAtAddress,
      ),
    );
  }
}
