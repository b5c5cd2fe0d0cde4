/** Asks for the module's options. */
export const OTP_OPTIONS = Symbol('otp options');

/** The figures that codes and their pacing obey. Durations are seconds. */
export interface OtpOptions {
  /** Digits of a code, 6 to 10. */
  readonly codeLength: number;
  /** How long a proved code can still be redeemed. */
  readonly redeemSeconds: number;
  /** Wrong guesses that end a challenge. */
  readonly attemptsPerChallenge: number;
  /** Wrong guesses per (app, target, purpose), over all challenges. */
  readonly wrongPerHour: number;
  readonly wrongPerDay: number;
  /** The first pause of a spent guess budget; each further one doubles it, up to the longest. */
  readonly pauseSeconds: number;
  readonly pauseMaxSeconds: number;
  /** Wrong guesses a day over the whole service, beyond which every send wants a captcha. */
  readonly globalWrongPerDay: number;
  readonly sendsPerChallenge: number;
  /** Sends per target, over all apps, dialects and purposes. */
  readonly targetPerHour: number;
  readonly targetPerDay: number;
  /** Distinct targets per client address and hour, beyond which a captcha is wanted. */
  readonly ipTargetsPerHour: number;
  readonly ipSendsPerHour: number;
}
