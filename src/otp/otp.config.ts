import { defineConfig, flag, Variable } from '../config';

/** Variables of one-time codes: whether the clients take long ones. */
export class OtpVariables {
  @Variable(flag) readonly LONG_CODES: boolean = true;
}

/** Options of one-time codes: their rate limits and times. Durations are in seconds. */
export class OtpOptions {
  /** Number of digits of a code, 6 to 10. */
  readonly codeLength: number;
  /** Time within which an accepted code can be consumed. */
  readonly redeemSeconds: number;
  /** Number of wrong codes that ends a challenge. */
  readonly attemptsPerChallenge: number;
  /** Limits on wrong codes per client application, target and purpose, over all challenges. */
  readonly wrongPerHour: number;
  readonly wrongPerDay: number;
  /** Number of these that a network to which a code was sent may enter whatever others have entered. */
  readonly ownWrongPerDay: number;
  /** First pause after too many wrong codes; each further one is twice as long, up to the longest, an hour at most. */
  readonly pauseSeconds: number;
  readonly pauseMaxSeconds: number;
  /** Number of wrong codes a day over the whole service, beyond which every send requires a captcha. */
  readonly globalWrongPerDay: number;
  /** Number of sends, where no captcha can be asked for, and of wrong codes per client address and hour from then on. */
  readonly alarmSendsPerHour: number;
  readonly alarmWrongPerHour: number;
  /** Number of wrong codes a day over the whole service, beyond which new codes are long, and their number of digits. */
  readonly longCodesPerDay: number;
  readonly longCodeLength: number;
  readonly sendsPerChallenge: number;
  /** Limits on sends per target, over all client applications, dialects and purposes. */
  readonly targetPerHour: number;
  readonly targetPerDay: number;
  /** Number of sends of the day that are kept for requests with a solved captcha. */
  readonly captchaSendsPerDay: number;
  /** Number of sends beyond these limits, for networks that have hardly asked for any. */
  readonly spareSendsPerHour: number;
  readonly spareSendsPerDay: number;
  /** Number of distinct targets per client address and hour, beyond which a captcha is required. */
  readonly ipTargetsPerHour: number;
  readonly ipSendsPerHour: number;
  /** Factors of these two limits for the /56 of an IPv6 address, and for its /48 or the /24 of an IPv4 address. */
  readonly ip56Times: number;
  readonly ip48Times: number;
  /** Codes to unverified numbers of a block of 1,000 numbers, or of a country, before few entered ones hold back more. */
  readonly prefixSendsPerHour: number;
  readonly countrySendsPerHour: number;
}

export const otpConfig = defineConfig({
  variables: OtpVariables,
  options: OtpOptions,
  toOptions: (env: OtpVariables, { limits }): OtpOptions =>
    env.LONG_CODES ? limits : { ...limits, longCodeLength: limits.codeLength },
});
