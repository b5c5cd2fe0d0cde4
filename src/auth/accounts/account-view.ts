import type { Locale } from '../../common';
import type { Account } from './account';
import { callingCodeOf } from './phone';

/** Fields of an account that its owner may see. */
export interface AccountView {
  readonly id: string;
  /** 32-bit integer, unique, for clients that cannot store the id. */
  readonly number: number;
  readonly username: string | undefined;
  /** E.164 */
  readonly phone: string | undefined;
  /** `+86` */
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
