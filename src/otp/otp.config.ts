import { defineConfig } from '../config';

/** Options of codes: the limits that they obey. Durations are in seconds. */
export class OtpOptions {
  /** Digits of a code, 6 to 10. */
  readonly codeLength: number;
  /** Time within which an accepted code can still be consumed. */
  readonly redeemSeconds: number;
  /** Wrong guesses that end a challenge. */
  readonly attemptsPerChallenge: number;
  /** Wrong guesses per (app, target, purpose), over all challenges. */
  readonly wrongPerHour: number;
  readonly wrongPerDay: number;
  /** First pause after too many wrong guesses; each further one is twice as long, up to the longest. */
  readonly pauseSeconds: number;
  readonly pauseMaxSeconds: number;
  /** Wrong guesses a day over the whole service, beyond which every send needs a captcha. */
  readonly globalWrongPerDay: number;
  readonly sendsPerChallenge: number;
  /** Sends per target, over all apps, dialects and purposes. */
  readonly targetPerHour: number;
  readonly targetPerDay: number;
  /** Distinct targets per client address and hour, beyond which a captcha is needed. */
  readonly ipTargetsPerHour: number;
  readonly ipSendsPerHour: number;
}

export const otpConfig = defineConfig({
  options: OtpOptions,
  toOptions: (_env, { limits }): OtpOptions => limits,
});
