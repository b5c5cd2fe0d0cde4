import { defineConfig } from '../config';

/** Number of characters of an image captcha. */
const IMAGE_LENGTH = 5;

/** Options of the captcha module. */
export class CaptchaOptions {
  readonly lifetimeSeconds: number;
  /** Number of characters of an image captcha. */
  readonly length: number;
  /** True when pages of other sites may ask for captchas (CORS_ORIGINS). */
  readonly crossSite: boolean;
  /** True when browsers reach the service by https. */
  readonly publicHttps: boolean;
}

export const captchaConfig = defineConfig({
  options: CaptchaOptions,
  toOptions: (_env, { limits, corsOrigins, publicUrl }): CaptchaOptions => ({
    lifetimeSeconds: limits.captchaSeconds,
    length: IMAGE_LENGTH,
    crossSite: corsOrigins.length > 0,
    publicHttps: publicUrl.startsWith('https:'),
  }),
});
