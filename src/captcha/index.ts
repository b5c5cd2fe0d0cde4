export { CaptchaModule } from './captcha.module';
export { CaptchaService } from './captcha.service';
export { AdaptiveCaptchaGuard, CaptchaGuard, CaptchaPassed } from './captcha.guard';
export type { CaptchaPurpose, CaptchaSubject } from './captcha.subject';
export type { CaptchaRefusal } from './captcha.refusals';
