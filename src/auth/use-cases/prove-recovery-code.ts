import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, UnitOfWork } from '../../kernel';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import type { PhoneClaim } from '../accounts/phone';
import { slotOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { Caller } from '../caller';
import { Decisions } from '../decisions';
import { veilCode } from '../veil';

export interface ProveRecoveryCodeCommand {
  readonly caller: Caller;
  readonly phone: PhoneClaim;
  readonly code: string;
}

export type ProveRecoveryCodeRefusal = RecipientRefusal | CodeRefusal;

/** “Is this code right?” A right one stays good for exactly one reset, for a while. */
@Injectable()
export class ProveRecoveryCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeVerifier,
    private readonly decisions: Decisions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({
    caller,
    phone,
    code,
  }: ProveRecoveryCodeCommand): Promise<Outcome<{ readonly accountId: string }, ProveRecoveryCodeRefusal>> {
    const found = await this.recipients.find(caller, { phone }, false);
    const details = { event: 'verify-code', purpose: 'recover' } as const;
    if (!found.ok) return this.decisions.record(caller, details, found);
    const recipient = found.value;
    const accountId = recipient.kind === 'account' ? recipient.account.id : undefined;
    const proved = await this.unitOfWork.run(async () => {
      const checked = await this.codes.check(slotOf(caller.app, 'recover', recipient), code);
      const isProved = checked.ok && accountId !== undefined;
      const answer = isProved ? done({ accountId }) : checked.ok ? refuse({ reason: 'code-wrong' }) : checked;
      return this.decisions.record(caller, { ...details, accountId }, answer);
    });
    return veilCode(caller, proved);
  }
}
