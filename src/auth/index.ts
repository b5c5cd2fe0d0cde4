export { AuthModule } from './auth.module';
export { type RequestContext, RequestContextPipe } from './request-context';
export type { AccountView } from './accounts/account';
export type { SignatureRefusal } from './auth.refusals';
export type { PasswordPolicy } from './accounts/new-passwords';
export { SignatureGuard } from './request-signature/signature.guard';
export { signRequest } from './request-signature/request-signature';
export type { SignaturePolicy } from './request-signature/signature-verifier';
export type { SentCode } from './messages/code-sender';
export { ChangePassword, type ChangePasswordRefusal } from './recovery/change-password';
export { CheckAccount } from './accounts/check-account';
export { CreateAccount } from './accounts/create-account';
export { ListCountries, type Country } from './accounts/list-countries';
export { RegisterWithCode, type RegisterWithCodeRefusal } from './registration/register-with-code';
export type { Registered } from './registration/registration-request';
export { type PeekedLink, PeekRecoveryLink } from './recovery/peek-recovery-link';
export { IdentityCardStore } from './registration/identity-card.store';
export { ResetWithCode, type ResetWithCodeRefusal } from './recovery/reset-with-code';
export { ResetWithLink, type ResetWithLinkRefusal } from './recovery/reset-with-link';
export { ResetWithTicket, type ResetWithTicketRefusal } from './recovery/reset-with-ticket';
export { SendChangeCode, type SendChangeCodeRefusal } from './recovery/send-change-code';
export { SendRecoveryCode, type SendRecoveryCodeRefusal } from './recovery/send-recovery-code';
export { SendRecoveryLink, type SendRecoveryLinkRefusal } from './recovery/send-recovery-link';
export { SendRegistrationCode, type SendRegistrationCodeRefusal } from './registration/send-registration-code';
export { ShowPolicy, type Policy } from './accounts/show-policy';
export { ShowAccount } from './accounts/show-account';
export { InspectOwnerTables, type OwnerTableReport } from './accounts/table/inspect-owner-tables';
export { ACCOUNT_FIELDS, IMPORT_FIELDS } from './accounts/transfer/account-record';
export { AccountStatistics, type FormatCount, type UnverifiedCount } from './accounts/transfer/account-statistics';
export { ExportAccounts } from './accounts/transfer/export-accounts';
export { ImportAccounts, type NumberedRecord } from './accounts/transfer/import-accounts';
export { WrapPasswords } from './accounts/transfer/wrap-passwords';
export type { RejectedRecord } from './accounts/transfer/import-plan';
export { askService } from './accounts/service/service-clients';
export { TypedAddresses } from './accounts/typed-addresses';
export { EndOtherSessions, EndOwnSession, ListOwnSessions } from './sessions/own-sessions';
export type { OwnSession } from './sessions/session.store';
export { type ShownSession, ShowSession } from './sessions/show-session';
export { ChangeOwnPassword, type ChangeOwnPasswordRefusal } from './recovery/change-own-password';
export { ResetByTicket, type ResetByTicketRefusal } from './recovery/reset-by-ticket';
export { EndSessions } from './sessions/end-sessions';
export { ListSessions } from './sessions/list-sessions';
export { SignIn, type SignedIn, type SignInRefusal } from './sign-in/sign-in';
export {
  type VerifiedCodeWithTicket,
  VerifyRecoveryCode,
  type VerifyRecoveryCodeRefusal,
} from './recovery/verify-recovery-code';
export { VerifyRegistrationCode, type VerifyRegistrationCodeRefusal } from './registration/verify-registration-code';
