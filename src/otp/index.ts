export { OtpModule } from './otp.module';
export { CodeIssuer, type Issued } from './code-issuer';
export { type Accepted, CodeVerifier } from './code-verifier';
export { SendGate } from './pacing/send-gate';
export type { CaptchaState } from './pacing/send-pacing';
export type { OtpOptions } from './otp.options';
export type { Slot } from './slot';
export type { CaptchaRequired, CodeRefusal, IssueRefusal } from './otp.refusals';
