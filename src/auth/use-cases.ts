import { AccountTimeline } from './accounts/account-timeline';
import { CheckAccount } from './accounts/check-account';
import { CreateAccount } from './accounts/create-account';
import { ForgetAccount } from './accounts/forget-account';
import { ListAccounts } from './accounts/list-accounts';
import { ListCountries } from './accounts/list-countries';
import { LockAccount } from './accounts/lock-account';
import { ShowAccount } from './accounts/show-account';
import { ShowPolicy } from './accounts/show-policy';
import { SetOwnLocale } from './accounts/set-own-locale';
import { InspectOwnerTables } from './accounts/table/inspect-owner-tables';
import { ExportAccounts } from './accounts/transfer/export-accounts';
import { ImportAccounts } from './accounts/transfer/import-accounts';
import { WrapPasswords } from './accounts/transfer/wrap-passwords';
import { BindAddress } from './binding/bind-address';
import { SendBindCode } from './binding/send-bind-code';
import { VerifyBindCode } from './binding/verify-bind-code';
import { ChangeOwnPassword } from './recovery/change-own-password';
import { ChangePassword } from './recovery/change-password';
import { PeekRecoveryLink } from './recovery/peek-recovery-link';
import { ResetByTicket } from './recovery/reset-by-ticket';
import { ResetWithCode } from './recovery/reset-with-code';
import { ResetWithLink } from './recovery/reset-with-link';
import { ResetWithTicket } from './recovery/reset-with-ticket';
import { SendChangeCode } from './recovery/send-change-code';
import { SendRecoveryCode } from './recovery/send-recovery-code';
import { SendRecoveryLink } from './recovery/send-recovery-link';
import { SetPassword } from './recovery/set-password';
import { ShowLinkClient } from './recovery/show-link-client';
import { VerifyRecoveryCode } from './recovery/verify-recovery-code';
import { RegisterWithCode } from './registration/register-with-code';
import { SendRegistrationCode } from './registration/send-registration-code';
import { VerifyRegistrationCode } from './registration/verify-registration-code';
import { EndSessions } from './sessions/end-sessions';
import { ListSessions } from './sessions/list-sessions';
import { EndOtherSessions, EndOwnSession, ListOwnSessions } from './sessions/own-sessions';
import { ShowSession } from './sessions/show-session';
import { SignIn } from './sign-in/sign-in';
import { CheckVerification } from './verification/check-verification';
import { EndVerification } from './verification/end-verification';
import { ShowVerification } from './verification/show-verification';
import { StartVerification } from './verification/start-verification';
import { SignInWithTicket } from './sign-in/sign-in-with-ticket';

/** Use case classes of the module, each with one method `execute`. */
export const useCases = [
  AccountTimeline,
  BindAddress,
  ChangeOwnPassword,
  ChangePassword,
  CheckAccount,
  CheckVerification,
  CreateAccount,
  EndOtherSessions,
  EndOwnSession,
  EndSessions,
  EndVerification,
  ExportAccounts,
  ImportAccounts,
  InspectOwnerTables,
  ForgetAccount,
  ListAccounts,
  ListCountries,
  LockAccount,
  ListOwnSessions,
  ListSessions,
  PeekRecoveryLink,
  RegisterWithCode,
  ResetByTicket,
  ResetWithCode,
  ResetWithLink,
  ResetWithTicket,
  SendBindCode,
  SendChangeCode,
  SendRecoveryCode,
  SendRecoveryLink,
  SendRegistrationCode,
  SetOwnLocale,
  SetPassword,
  ShowAccount,
  ShowLinkClient,
  ShowPolicy,
  ShowSession,
  ShowVerification,
  SignIn,
  SignInWithTicket,
  StartVerification,
  VerifyBindCode,
  VerifyRecoveryCode,
  VerifyRegistrationCode,
  WrapPasswords,
];
