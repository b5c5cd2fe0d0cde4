import { defineConfig } from '../config';

/** Characters of an image captcha. */
const IMAGE_LENGTH = 5;

/** Options of captchas. */
export class CaptchaOptions {
  readonly lifetimeSeconds: number;
  /** Characters of an image. */
  readonly length: number;
}

export const captchaConfig = defineConfig({
  options: CaptchaOptions,
  toOptions: (_env, { limits }): CaptchaOptions => ({
    lifetimeSeconds: limits.captchaSeconds,
    length: IMAGE_LENGTH,
  }),
});
