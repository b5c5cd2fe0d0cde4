import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { done, errorLabel, MaintenanceJobs, type Outcome, refuse } from '../../common';
import { type AcceptedCode, CODE_ACCEPTED } from '../code-events';
import type { CodeScope } from '../code-scope';
import { OtpOptions } from '../otp.config';
import type { IssueRefusal } from '../otp.refusals';
import { type DestinationHour, destinationsOf, isPumped, limitOf, stepOf } from './destination';
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
    const prefix = all.filter((destination) => destination.startsWith('+')).length;
    return { prefix, country: all.length - prefix };
  }

  /**
   * Counts one send in the caller's unit of work, which must roll back on a refusal. The destination with the longest wait
   * decides; a captcha is enough on the first step only.
   */
  async admit(scope: DestinationScope, hasPassedCaptcha: boolean): Promise<Outcome<void, IssueRefusal>> {
    if (!isUnverified(scope)) return done(undefined);
    const hours = await this.store.countSend(destinationsOf(scope.target));
    const steps = hours.map((hour) => ({ hour, step: stepOf(hour, this.options) }));
    const waits = steps.map(({ hour, step }) => ({
      limit: limitOf(hour),
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
    const pumped = busiest.filter((hour) => isPumped({ ...hour, sends: hour.sends + 1 }, this.options));
    for (const hour of pumped) if (!this.reported.has(hour.destination)) this.logger.error(alarm(hour));
    this.reported = new Set(pumped.map(({ destination }) => destination));
    return 0;
  }
}

const alarm = ({ destination, sends, entered }: DestinationHour): string =>
  `${destination}: of ${String(sends)} codes to unverified numbers within an hour ${String(entered)} were entered; more are held back`;

/** True for a number that no account of the client application has verified yet. */
const isUnverified = ({ purpose, target }: DestinationScope): boolean =>
  purpose === 'register' && target.startsWith('+');
