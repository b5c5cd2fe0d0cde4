import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { MaintenanceJobs } from '../../common';
import { ChallengeStore } from '../challenge.store';
import { OtpOptions } from '../otp.config';

/**
 * Watches the wrong guesses of a day over the whole service: somebody who tries one code at many accounts stays inside
 * every budget of its own, and is met here. Every process looks for itself, at its start and about once a minute.
 */
@Injectable()
export class BruteForceMonitor implements OnApplicationBootstrap {
  private readonly log = new Logger('guess alarm');
  private raised = false;

  constructor(
    private readonly challenges: ChallengeStore,
    private readonly options: OtpOptions,
    maintenance: MaintenanceJobs,
  ) {
    maintenance.add('guess alarm', () => this.look());
  }

  /** While it is, a code is sent only to those who have passed a captcha, wherever a client can show one. */
  get isRaised(): boolean {
    return this.raised;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
  }

  private async look(): Promise<number> {
    const guesses = await this.challenges.wrongGuessesOfDay();
    const isOver = guesses >= this.options.globalWrongPerDay;
    if (isOver && !this.raised)
      this.log.error(`${String(guesses)} wrong codes in 24 hours: captchas are on everywhere`);
    if (!isOver && this.raised) this.log.log(`${String(guesses)} wrong codes in 24 hours: back to normal`);
    this.raised = isOver;
    return 0;
  }
}
