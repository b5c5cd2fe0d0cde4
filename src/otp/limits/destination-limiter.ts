import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { done, errorLabel, MaintenanceJobs, type Outcome, refuse } from '../../common';
import { type AcceptedCode, CODE_ACCEPTED } from '../code-events';
import type { CodeScope } from '../code-scope';
import { OtpOptions } from '../otp.config';
import type { IssueRefusal } from '../otp.refusals';
import { AbuseReports } from './abuse-reports';
import { type DestinationCounts, destinationsOf, isPrefix, limitOf, stepOf } from './destination';
import { DestinationStore } from './destination.sql-store';
import { toSeconds } from './rate-window';

type DestinationScope = Pick<CodeScope, 'purpose' | 'target'>;

/** Numbers of destinations that are held back at the moment, by kind. */
export type HeldBack = Readonly<Record<'country' | 'prefix', number>>;

/**
 * Limits the codes to unverified numbers by country and by number prefix, over all processes: where hardly any is entered,
 * somebody is paid for every SMS that arrives (SMS pumping). Codes to verified numbers are neither counted nor held back.
 */
@Injectable()
export class DestinationLimiter {
  private readonly logger = new Logger('sms pumping');
  private reported: ReadonlySet<string> = new Set();

  constructor(
    private readonly store: DestinationStore,
    private readonly options: OtpOptions,
    private readonly reports: AbuseReports,
    maintenance: MaintenanceJobs,
  ) {
    maintenance.add('pumped destinations', () => this.report());
    maintenance.add('old counts of destinations', async () => {
      await this.store.purge();
      return 0;
    });
  }

  /** Number of destinations that were held back when the database was last asked, about once a minute. */
  get heldBack(): HeldBack {
    const all = [...this.reported];
    const prefix = all.filter((destination) => isPrefix({ destination })).length;
    return { prefix, country: all.length - prefix };
  }

  /**
   * Counts one send in the caller's unit of work, which must roll back on a refusal. The destination with the longest wait
   * decides; a captcha is enough on the first step only.
   */
  async admit(scope: DestinationScope, hasPassedCaptcha: boolean): Promise<Outcome<void, IssueRefusal>> {
    if (!isUnverified(scope)) return done(undefined);
    const counted = await this.store.countSend(destinationsOf(scope.target));
    const steps = counted.map((counts) => ({ counts, step: stepOf(counts, this.options) }));
    const waits = steps.map(({ counts, step }) => ({
      limit: limitOf(counts),
      waitMs: step.kind === 'wait' ? step.waitMs : 0,
    }));
    const [longest] = waits.sort((a, b) => b.waitMs - a.waitMs);
    if (longest && longest.waitMs > 0)
      return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(longest.waitMs), limit: longest.limit });
    const needsCaptcha = steps.some(({ step }) => step.kind === 'captcha');
    return needsCaptcha && !hasPassedCaptcha ? refuse({ reason: 'captcha-required' }) : done(undefined);
  }

  /** Counts a code as entered, once. Runs in the background and never fails. */
  @OnEvent(CODE_ACCEPTED)
  onAccepted({ scope, isFirst }: AcceptedCode): void {
    if (!isFirst || !isUnverified(scope)) return;
    this.store.countEntered(destinationsOf(scope.target)).catch((error: unknown) => {
      this.logger.warn(`an entered code was not counted: ${errorLabel(error)}`);
    });
  }

  /** Logs an error for each destination that is newly held back, by this process. */
  private async report(): Promise<number> {
    const { countrySendsPerHour, prefixSendsPerHour } = this.options;
    const busiest = await this.store.busiest(Math.min(countrySendsPerHour, prefixSendsPerHour));
    const pumped = busiest.filter((counts) => stepOf(withNextSend(counts), this.options).kind !== 'none');
    for (const counts of pumped) if (!this.reported.has(counts.destination)) this.logger.error(alarm(counts));
    this.reported = new Set(pumped.map(({ destination }) => destination));
    for (const counts of pumped) await this.reports.pumping(counts);
    return 0;
  }
}

/** Counts as they would be after one more send, of which the step decides. */
const withNextSend = (counts: DestinationCounts): DestinationCounts => ({
  ...counts,
  sends: counts.sends + 1,
  sendsOfDay: counts.sendsOfDay + 1,
});

const alarm = ({ destination, sendsOfDay, enteredOfDay }: DestinationCounts): string =>
  `${destination}: of ${String(sendsOfDay)} codes to unverified numbers within a day ${String(enteredOfDay)} were entered; more are held back`;

/** True for a number that no account of the client application has verified. */
const isUnverified = ({ purpose, target }: DestinationScope): boolean =>
  (purpose === 'register' || purpose === 'verify') && target.startsWith('+');
