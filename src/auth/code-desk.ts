import { Injectable } from '@nestjs/common';
import { type Outcome, UnitOfWork } from '../kernel';
import { NotificationService } from '../notification';
import { type Accepted, type CodeRefusal, CodeVerifier, type Slot } from '../otp';

/** Judges codes as otp does; of an accepted one its message learns, once the caller's unit of work has committed. */
@Injectable()
export class CodeDesk {
  constructor(
    private readonly codes: CodeVerifier,
    private readonly notifications: NotificationService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Accepts a code once, and leaves it to be redeemed once within a while. */
  async check(slot: Slot, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    return this.noted(await this.codes.check(slot, code));
  }

  /** Says whether `redeem` would accept the code; a wrong one is charged, a right one changes nothing. */
  examine(slot: Slot, code: string): Promise<Outcome<void, CodeRefusal>> {
    return this.codes.examine(slot, code);
  }

  /** Spends the challenge of a right code, whether `check` accepted it before or not. */
  async redeem(slot: Slot, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    return this.noted(await this.codes.redeem(slot, code));
  }

  private noted(accepted: Outcome<Accepted, CodeRefusal>): Outcome<Accepted, CodeRefusal> {
    if (accepted.ok)
      this.unitOfWork.afterCommit(() => {
        this.notifications.entered(accepted.value.code);
      });
    return accepted;
  }
}
