import type { Secret, UiLocale } from '../common';

/** Generated captcha: the file for the client, and the right answer. */
export interface DrawnCaptcha {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly answer: Secret;
}

/** Medium of a captcha: a picture, or a voice in a language. */
export type CaptchaMedium = 'image' | `audio/${UiLocale}`;

/** Kind of captcha (port), such as the image: generates captchas with their answers. */
export abstract class CaptchaKind {
  /**
   * Generates a captcha with an unpredictable answer. Works off the event loop and calls no other service. Rejects with a
   * `RefusedException` (unavailable) when too many captchas are waiting to be generated.
   */
  abstract draw(): Promise<DrawnCaptcha>;
}

/** Kinds of captcha that speak, by their medium. */
export abstract class AudioKinds implements Readonly<Record<Exclude<CaptchaMedium, 'image'>, CaptchaKind>> {
  abstract readonly 'audio/en': CaptchaKind;
  abstract readonly 'audio/zh-CN': CaptchaKind;
}
