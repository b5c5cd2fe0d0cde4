export { OtpModule } from './otp.module';
export { CodeIssuer, type Issued } from './code-issuer';
export { type Accepted, CodeVerifier } from './code-verifier';
export { SendLimiter } from './limits/send-limiter';
export type { CaptchaState } from './limits/send-limits';
export type { CodeScope } from './code-scope';
export type { CaptchaRequired, CodeRefusal, IssueRefusal } from './otp.refusals';
