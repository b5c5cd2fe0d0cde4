import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Outcome, refuse, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import { AccountDirectory } from '../accounts/account.directory';
import { TypedAddresses } from '../accounts/typed-addresses';
import type { RequestContext } from '../request-context';
import { toUniformCodeResponse } from '../uniform-response';
import { bindPurpose, bindScope, type TypedAddress } from './bound-address';

export interface VerifyBindCodeCommand extends TypedAddress {
  readonly context: RequestContext;
  /** Account that was signed in when the code was sent. */
  readonly accountId: string;
  readonly code: EnteredCode;
}

/** Use case: “Is this the code sent to my new address?” A right code remains valid for exactly one change, for a while. */
@Injectable()
export class VerifyBindCode {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly addresses: TypedAddresses,
    private readonly codes: CodeVerifier,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: VerifyBindCodeCommand): Promise<Outcome<void, CodeRefusal>> {
    const { context, accountId, channel, address, code } = command;
    const account = await this.accounts.findById(context.app, accountId);
    const target = this.addresses.targetOf(channel, address);
    if (!account || target === undefined) return refuse({ reason: 'code-wrong' });
    const details = { event: 'verify-code', purpose: bindPurpose(channel), accountId, target } as const;
    const verified = await this.unitOfWork.run(async () => {
      const accepted = await this.codes.accept(bindScope(account, channel, target), { code, ip: context.ip });
      return this.audit.record(context, details, accepted.ok ? done(undefined) : accepted);
    });
    return toUniformCodeResponse(context, verified);
  }
}
