/**
 * `captcha-required`: an answer is wanted and none was given. `captcha-wrong`: none was drawn, it is used, or
 * the answer is another one. `captcha-expired`: answered too late, rightly or not.
 */
export type CaptchaRefusal =
  | { readonly reason: 'captcha-required' }
  | { readonly reason: 'captcha-wrong' }
  | { readonly reason: 'captcha-expired' };
