import type { Locale } from '../../common';
import type { Account } from './account';
import { callingCodeOf } from './phone';

/** What the owner of an account may see of it. */
export interface AccountView {
  readonly id: string;
  /** A 32-bit integer of its own, for clients that cannot keep the id. */
  readonly number: number;
  readonly username: string | undefined;
  /** E.164, with its calling code (`+86`) once more. */
  readonly phone: string | undefined;
  readonly callingCode: string | undefined;
  readonly email: string | undefined;
  readonly locale: Locale;
}

export const viewOf = ({ id, number, username, phone, email, locale }: Account): AccountView => ({
  id,
  number,
  username,
  phone: phone?.value,
  callingCode: phone && callingCodeOf(phone.value),
  email: email?.value,
  locale,
});
