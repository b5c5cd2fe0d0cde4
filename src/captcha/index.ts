export { CaptchaModule } from './captcha.module';
export { CAPTCHA_CLIENT_BYTES, captchaCookie, cookieClient } from './captcha.cookie';
export { CaptchaService } from './captcha.service';
export { AdaptiveCaptchaGuard, CaptchaGuard, CaptchaPassed } from './captcha.guard';
export type { CaptchaPurpose, CaptchaSubject } from './captcha.subject';
export type { CaptchaRefusal } from './captcha.refusals';
