/** What an operator decides about captchas, as the token that their readers ask for. */
export abstract class CaptchaOptions {
  abstract readonly lifetimeSeconds: number;
  /** Characters of an image. */
  abstract readonly length: number;
}
