import type { Locale, Secret } from '../../common';
import type { CaptchaState } from '../../otp';

/** What a client may choose about a code by SMS. */
export interface CodeWishes {
  readonly captcha: CaptchaState;
  readonly locale: Locale;
  /** The client's own figures, where its documents promise them; the core's otherwise. */
  readonly cooldownSeconds?: number;
  readonly lifetimeSeconds?: number;
}

/** A code that is on its way. */
export interface SentCode {
  readonly lifetimeSeconds: number;
  /** Seconds until the next send can succeed. */
  readonly resendAfterSeconds: number;
  /** Three letters that the message carries too. */
  readonly reference: string;
  /** The code itself, of a test target only. */
  readonly testCode?: Secret;
}
