import { defineConfig } from '../config';

/** Number of characters of an image captcha. */
const IMAGE_LENGTH = 5;

/** Options of the captcha module. */
export class CaptchaOptions {
  readonly lifetimeSeconds: number;
  /** Number of characters of an image captcha. */
  readonly length: number;
}

export const captchaConfig = defineConfig({
  options: CaptchaOptions,
  toOptions: (_env, { limits }): CaptchaOptions => ({
    lifetimeSeconds: limits.captchaSeconds,
    length: IMAGE_LENGTH,
  }),
});
