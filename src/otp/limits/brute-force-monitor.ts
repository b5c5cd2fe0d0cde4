import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { MaintenanceJobs } from '../../common';
import { ChallengeStore } from '../challenge.sql-store';
import { OtpOptions } from '../otp.config';
import { AbuseReports } from './abuse-reports';

/**
 * Monitors the wrong attempts of a day over the whole service, since an attacker who tries one code at many accounts
 * stays within every other limit. Every process counts for itself, at its start and about once a minute. Attempts at
 * decoys are never right: they are counted apart and told to the operator, and limit no sends.
 */
@Injectable()
export class BruteForceMonitor implements OnApplicationBootstrap {
  private readonly log = new Logger('guess alarm');
  private raised = false;
  private long = false;
  private decoysReported = false;

  constructor(
    private readonly challenges: ChallengeStore,
    private readonly options: OtpOptions,
    @Inject(AbuseReports) private readonly reports: Pick<AbuseReports, 'wrongCodes'>,
    maintenance: MaintenanceJobs,
  ) {
    maintenance.add('guess alarm', () => this.count());
  }

  /**
   * True while there are too many wrong attempts: sends then require a captcha, wherever the client's protocol has one.
   */
  get isRaised(): boolean {
    return this.raised;
  }

  /** True while there are so many wrong attempts that new codes get more digits. */
  get areCodesLong(): boolean {
    return this.long;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.count();
  }

  private async count(): Promise<number> {
    const { real: attempts, neverRight, decoy } = await this.challenges.wrongAttemptsOfDay();
    this.reportDecoys(decoy);
    const isOver = attempts >= this.options.globalWrongPerDay;
    if (isOver && !this.raised)
      this.log.error(`${String(attempts)} wrong codes in 24 hours: every send requires a captcha`);
    if (!isOver && this.raised) this.log.log(`${String(attempts)} wrong codes in 24 hours: back to normal`);
    this.raised = isOver;
    this.lengthen(neverRight);
    if (isOver) await this.reports.wrongCodes(attempts);
    return 0;
  }

  /** Takes the wrong attempts after which no right code was entered, which busy days have few of. */
  private lengthen(attempts: number): void {
    const isOver = attempts >= this.options.longCodesPerDay;
    if (isOver && !this.long)
      this.log.warn(`${String(attempts)} wrong codes in 24 hours, and no right ones after them: new codes are longer`);
    this.long = isOver;
  }

  private reportDecoys(attempts: number): void {
    const isOver = attempts >= this.options.globalWrongPerDay;
    if (isOver && !this.decoysReported)
      this.log.warn(`${String(attempts)} codes in 24 hours were guessed for accounts that do not exist`);
    this.decoysReported = isOver;
  }
}
