import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, UnitOfWork } from '../../kernel';
import type { CodeRefusal } from '../../otp';
import { type NewcomerRefusal, Newcomers } from '../accounts/newcomers';
import type { Phone, PhoneClaim } from '../accounts/phone';
import { registrationSlot } from '../accounts/registration-slot';
import type { AccountExists } from '../auth.refusals';
import type { Caller } from '../caller';
import { CodeDesk } from '../code-desk';
import { Decisions } from '../decisions';

export interface ProveRegistrationCodeCommand {
  readonly caller: Caller;
  readonly phone: PhoneClaim;
  readonly code: string;
  /** The name that the newcomer wants to have. */
  readonly username?: string;
}

export type ProveRegistrationCodeRefusal = NewcomerRefusal | CodeRefusal;

/**
 * “I am new here: is this code right?” A right one stays good for exactly one registration, for a while. That a name or
 * number is taken is told for a right code only, which is left as it was.
 */
@Injectable()
export class ProveRegistrationCode {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly codes: CodeDesk,
    private readonly decisions: Decisions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: ProveRegistrationCodeCommand): Promise<Outcome<void, ProveRegistrationCodeRefusal>> {
    const { caller, username } = command;
    const details = { event: 'verify-code', purpose: 'register' } as const;
    const checked = await this.newcomers.check(caller, command.phone, 'proceed');
    if (!checked.ok) return this.decisions.record(caller, details, checked);
    const { phone, isTaken } = checked.value;
    const isNameTaken = username !== undefined && (await this.newcomers.isNameTaken(caller.app, username));
    return this.unitOfWork.run(async () =>
      this.decisions.record(caller, details, await this.prove(command, phone, isTaken || isNameTaken)),
    );
  }

  private async prove(
    { caller, code }: ProveRegistrationCodeCommand,
    { e164 }: Phone,
    isTaken: boolean,
  ): Promise<Outcome<void, CodeRefusal | AccountExists>> {
    const slot = registrationSlot(caller.app, e164);
    const proved = isTaken ? await this.codes.examine(slot, code) : await this.codes.check(slot, code);
    if (!proved.ok) return proved;
    return isTaken ? refuse({ reason: 'account-exists' }) : { ok: true, value: undefined };
  }
}
