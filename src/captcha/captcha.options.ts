/** Options of the module. */
export abstract class CaptchaOptions {
  abstract readonly lifetimeSeconds: number;
  /** Characters of an image. */
  abstract readonly length: number;
}
