import type { Secret } from '../common';

/** A drawn captcha: the file for the client, and the right answer. */
export interface DrawnCaptcha {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly answer: Secret;
}

/** Kind of captcha: draws the challenge and knows the answer. */
export abstract class CaptchaKind {
  /** Draws a fresh captcha with an unpredictable answer; works off the event loop and asks no other service. */
  abstract draw(): Promise<DrawnCaptcha>;
}
