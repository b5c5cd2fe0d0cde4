export { OtpModule } from './otp.module';
export { type AcceptedCode, CODE_ACCEPTED } from './code-events';
export { CodeIssuer, type CodeRequest, type NewCode } from './code-issuer';
export { CodeStatistics } from './code-statistics';
export { CodeVerifier } from './code-verifier';
export { type CaptchaState, countsAtAddress, SendLimiter, TARGET_LIMITS } from './limits/send-limiter';
export { DestinationLimiter } from './limits/destination-limiter';
export type { CodeScope } from './code-scope';
export type { CaptchaRequired, CodeRefusal, IssueRefusal } from './otp.refusals';
