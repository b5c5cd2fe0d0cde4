export { CAPTCHA_LIFE } from './captcha.config';
export { AskedMedium } from './captcha.medium';
export type { CaptchaMedium } from './captcha-kind';
export { CaptchaModule } from './captcha.module';
export { CaptchaCookie, cookieClient } from './captcha.cookie';
export { CaptchaService, type CaptchaPurpose, type CaptchaRefusal, type CaptchaSubject } from './captcha.service';
export { AdaptiveCaptchaGuard, CaptchaGuard, CaptchaPassed } from './captcha.guard';
