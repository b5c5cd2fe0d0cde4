import { Injectable } from '@nestjs/common';
import { type Outcome, UnitOfWork } from '../common';
import { NotificationService } from '../notification';
import { type Accepted, type CodeRefusal, CodeVerifier, type CodeScope } from '../otp';

/** Judges codes as otp does; of an accepted one its message learns, once the context's unit of work has committed. */
@Injectable()
export class CodeDesk {
  constructor(
    private readonly codes: CodeVerifier,
    private readonly notifications: NotificationService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Accepts a code once, and leaves it to be redeemed once within a while. */
  async check(scope: CodeScope, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    return this.noted(await this.codes.check(scope, code));
  }

  /** Says whether `redeem` would accept the code; a wrong one is charged, a right one changes nothing. */
  examine(scope: CodeScope, code: string): Promise<Outcome<void, CodeRefusal>> {
    return this.codes.examine(scope, code);
  }

  /** Spends the challenge of a right code, whether `check` accepted it before or not. */
  async redeem(scope: CodeScope, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    return this.noted(await this.codes.redeem(scope, code));
  }

  private noted(accepted: Outcome<Accepted, CodeRefusal>): Outcome<Accepted, CodeRefusal> {
    if (accepted.ok)
      this.unitOfWork.afterCommit(() => {
        this.notifications.recordConversion(accepted.value.code);
      });
    return accepted;
  }
}
