import { defineConfig, STANDARD_LIMITS } from '../config';

/** Number of characters of an image captcha. */
const IMAGE_LENGTH = 5;

/** Sentence for the documents of calls that draw or take a captcha: how long it is good, and how often. */
export const CAPTCHA_LIFE = `A picture is good for one answer within ${String(STANDARD_LIMITS.captchaSeconds)} seconds; a newer one takes its place.`;

/** Options of the captcha module. */
export class CaptchaOptions {
  readonly lifetimeSeconds: number;
  /** Number of characters of an image captcha. */
  readonly length: number;
  /** True when pages of other sites may ask for captchas (CORS_ORIGINS). */
  readonly crossSite: boolean;
  /** True when browsers reach the service by https. */
  readonly publicHttps: boolean;
  /** Path to which browsers send the captcha cookie: that of the public URL. */
  readonly cookiePath: string;
}

export const captchaConfig = defineConfig({
  options: CaptchaOptions,
  toOptions: (_env, { limits, corsOrigins, publicUrl, basePath }): CaptchaOptions => ({
    lifetimeSeconds: limits.captchaSeconds,
    length: IMAGE_LENGTH,
    crossSite: corsOrigins.length > 0,
    publicHttps: publicUrl.startsWith('https:'),
    cookiePath: basePath === '' ? '/' : basePath,
  }),
});
