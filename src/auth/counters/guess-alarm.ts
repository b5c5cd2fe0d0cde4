import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../audit';
import { Chores } from '../../kernel';
import { AUTH_OPTIONS, type AuthOptions } from '../auth.options';

/**
 * Watches the wrong codes of a day over the whole service: somebody who tries one code at many accounts stays inside
 * every budget of its own, and is met here. Every process looks for itself about once a minute.
 */
@Injectable()
export class GuessAlarm {
  private readonly log = new Logger('guess alarm');
  private raised = false;

  constructor(
    private readonly audit: AuditLog,
    @Inject(AUTH_OPTIONS) private readonly options: AuthOptions,
    chores: Chores,
  ) {
    chores.add('guess alarm', () => this.look());
  }

  /** While it is, a code is sent only to those who have passed a captcha, wherever a client can show one. */
  get isRaised(): boolean {
    return this.raised;
  }

  private async look(): Promise<number> {
    const guesses = await this.audit.countOfDay('code-wrong');
    const isOver = guesses >= this.options.globalWrongPerDay;
    if (isOver && !this.raised)
      this.log.error(`${String(guesses)} wrong codes in 24 hours: captchas are on everywhere`);
    if (!isOver && this.raised) this.log.log(`${String(guesses)} wrong codes in 24 hours: back to normal`);
    this.raised = isOver;
    return 0;
  }
}
