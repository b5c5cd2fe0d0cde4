/** The figures that codes and their pacing obey. Durations are seconds. */
export abstract class OtpOptions {
  /** Digits of a code, 6 to 10. */
  abstract readonly codeLength: number;
  /** How long a proved code can still be redeemed. */
  abstract readonly redeemSeconds: number;
  /** Wrong guesses that end a challenge. */
  abstract readonly attemptsPerChallenge: number;
  /** Wrong guesses per (app, target, purpose), over all challenges. */
  abstract readonly wrongPerHour: number;
  abstract readonly wrongPerDay: number;
  /** The first pause of a spent guess budget; each further one doubles it, up to the longest. */
  abstract readonly pauseSeconds: number;
  abstract readonly pauseMaxSeconds: number;
  /** Wrong guesses a day over the whole service, beyond which every send wants a captcha. */
  abstract readonly globalWrongPerDay: number;
  abstract readonly sendsPerChallenge: number;
  /** Sends per target, over all apps, dialects and purposes. */
  abstract readonly targetPerHour: number;
  abstract readonly targetPerDay: number;
  /** Distinct targets per client address and hour, beyond which a captcha is wanted. */
  abstract readonly ipTargetsPerHour: number;
  abstract readonly ipSendsPerHour: number;
}
