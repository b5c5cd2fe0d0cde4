import { ChangePassword } from './change-password';
import { CheckAccount } from './check-account';
import { CreateAccount } from './create-account';
import { ListCountries } from './list-countries';
import { ProveRecoveryCode } from './prove-recovery-code';
import { ProveRegistrationCode } from './prove-registration-code';
import { RegisterWithCode } from './register-with-code';
import { ResetWithCode } from './reset-with-code';
import { ResetWithLink } from './reset-with-link';
import { ResetWithTicket } from './reset-with-ticket';
import { SendChangeCode } from './send-change-code';
import { SendRecoveryCode } from './send-recovery-code';
import { SendRecoveryLink } from './send-recovery-link';
import { SendRegistrationCode } from './send-registration-code';
import { ShowAccount } from './show-account';
import { SignIn } from './sign-in';
import { VerifyRecoveryCode } from './verify-recovery-code';

/** Every question that the module answers. */
export const useCases = [
  ChangePassword,
  CheckAccount,
  CreateAccount,
  ListCountries,
  ProveRecoveryCode,
  ProveRegistrationCode,
  RegisterWithCode,
  ResetWithCode,
  ResetWithLink,
  ResetWithTicket,
  SendChangeCode,
  SendRecoveryCode,
  SendRecoveryLink,
  SendRegistrationCode,
  ShowAccount,
  SignIn,
  VerifyRecoveryCode,
];
