export { CAPTCHA_LIFE } from './captcha.config';
export { CaptchaModule } from './captcha.module';
export { CaptchaCookie, cookieClient } from './captcha.cookie';
export { CaptchaService, type CaptchaPurpose, type CaptchaRefusal, type CaptchaSubject } from './captcha.service';
export { AdaptiveCaptchaGuard, CaptchaGuard, CaptchaPassed } from './captcha.guard';
export { AltchaModule } from './proofs/altcha.module';
export { PROOF_LENGTH } from './proofs/proof-verifier';
export { ProofOptions } from './proofs/proofs.config';
export { Siteverify } from './proofs/siteverify';
