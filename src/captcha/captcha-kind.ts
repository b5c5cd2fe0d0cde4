import type { Secret } from '../common';

/** A captcha as it was drawn: what the person gets, and what the person should answer. */
export interface DrawnCaptcha {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly answer: Secret;
}

/** A way of telling people from machines. */
export abstract class CaptchaKind {
  /** Draws a fresh captcha with an unpredictable answer; works off the event loop and talks to nobody. */
  abstract draw(): Promise<DrawnCaptcha>;
}
