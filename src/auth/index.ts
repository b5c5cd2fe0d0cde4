export { AuthModule } from './auth.module';
export type { Caller } from './caller';

export type { PasswordPolicy } from './passwords/password-rules';
export type { SentCode } from './sending/sent-code';
export { CheckAccount } from './use-cases/check-account';
export { CreateAccount } from './use-cases/create-account';
export { ListCountries, type Country } from './use-cases/list-countries';
export { ProveRecoveryCode, type ProveRecoveryCodeRefusal } from './use-cases/prove-recovery-code';
export { RegisterWithCode, type RegisterWithCodeRefusal } from './use-cases/register-with-code';
export { ResetWithCode, type ResetWithCodeRefusal } from './use-cases/reset-with-code';
export { ResetWithLink, type ResetWithLinkRefusal } from './use-cases/reset-with-link';
export { ResetWithTicket, type ResetWithTicketRefusal } from './use-cases/reset-with-ticket';
export { SendRecoveryCode, type SendRecoveryCodeRefusal } from './use-cases/send-recovery-code';
export { SendRecoveryLink, type SendRecoveryLinkRefusal } from './use-cases/send-recovery-link';
export { SendRegistrationCode, type SendRegistrationCodeRefusal } from './use-cases/send-registration-code';
export { ShowAccount } from './use-cases/show-account';
export { SignIn, type SignedIn, type SignInRefusal } from './use-cases/sign-in';
export { VerifyRecoveryCode, type VerifyRecoveryCodeRefusal } from './use-cases/verify-recovery-code';
