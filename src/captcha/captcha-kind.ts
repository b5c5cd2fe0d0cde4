import type { Secret } from '../common';

/** Generated captcha: the file for the client, and the right answer. */
export interface DrawnCaptcha {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly answer: Secret;
}

/** Kind of captcha (port), such as the image: generates captchas with their answers. */
export abstract class CaptchaKind {
  /**
   * Generates a captcha with an unpredictable answer. Works off the event loop and calls no other service. Rejects with a
   * `RefusedException` (unavailable) when too many captchas are waiting to be generated.
   */
  abstract draw(): Promise<DrawnCaptcha>;
}
