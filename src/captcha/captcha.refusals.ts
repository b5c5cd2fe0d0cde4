/**
 * `captcha-required`: an answer is wanted and none was given. `captcha-wrong`: no such captcha, used, or another
 * answer. `captcha-expired`: the right subject, too late.
 */
export type CaptchaRefusal =
  | { readonly reason: 'captcha-required' }
  | { readonly reason: 'captcha-wrong' }
  | { readonly reason: 'captcha-expired' };
