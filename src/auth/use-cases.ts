import { ChangePassword } from './recovery/change-password';
import { CheckAccount } from './accounts/check-account';
import { CreateAccount } from './accounts/create-account';
import { ListCountries } from './accounts/list-countries';
import { ProveRecoveryCode } from './recovery/prove-recovery-code';
import { ProveRegistrationCode } from './registration/prove-registration-code';
import { RegisterWithCode } from './registration/register-with-code';
import { ResetWithCode } from './recovery/reset-with-code';
import { ResetWithLink } from './recovery/reset-with-link';
import { ResetWithTicket } from './recovery/reset-with-ticket';
import { SendChangeCode } from './recovery/send-change-code';
import { SendRecoveryCode } from './recovery/send-recovery-code';
import { SendRecoveryLink } from './recovery/send-recovery-link';
import { SendRegistrationCode } from './registration/send-registration-code';
import { ShowAccount } from './accounts/show-account';
import { SignIn } from './sign-in/sign-in';
import { VerifyRecoveryCode } from './recovery/verify-recovery-code';

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
