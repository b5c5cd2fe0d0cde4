import type { Locale } from '../../common';
import type { PasswordOwner } from './formats/password-format';
import { callingCodeOf } from './phone';

/** Account of a person at one client application. */
export interface Account {
  readonly id: string;
  /** Unique 32-bit integer, for clients that cannot store the id; 0 where the owner's ids are no such numbers. */
  readonly number: number;
  readonly app: string;
  /** User name as the person typed it; undefined for an account without one. */
  readonly username: string | undefined;
  readonly phone: Address | undefined;
  readonly email: Address | undefined;
  /** Stored password with its format; several lines where the store does not tell which of several it has. */
  readonly passwordHash: string;
  /**
   * Whole number that every change of credentials changes, which invalidates all sessions, tickets and codes of other
   * versions: a counter in regain's own table, 52 bits of a digest elsewhere.
   */
  readonly credentialVersion: number;
  readonly locale: Locale;
}

/** Canonical phone number or e-mail address of an account; messages are sent to a verified one only. */
export interface Address {
  readonly value: string;
  readonly isVerified: boolean;
}

export interface NewAccount extends Omit<Account, 'id' | 'number' | 'credentialVersion'> {
  /**
   * True when the verified addresses must be unique (registration); false when members of a family may share them
   * (accounts by an operator).
   */
  readonly ownsAddresses: boolean;
}

/** User name and addresses of an account, none of which may be its password. */
export const identifiersOf = ({
  username,
  phone,
  email,
}: Pick<Account, 'username' | 'phone' | 'email'>): readonly (string | undefined)[] => [
  username,
  phone?.value,
  email?.value,
];

/** Account as formats of passwords see it: by its number where it has one, as exports have it. */
export const passwordOwnerOf = ({
  id,
  number,
  username,
}: Pick<Account, 'id' | 'number' | 'username'>): PasswordOwner => ({
  id: number > 0 ? String(number) : id,
  username,
});

/** Owner key of an account's codes: a new credential version makes all of its codes outdated. */
export const ownerKeyOf = ({ id, credentialVersion }: Pick<Account, 'id' | 'credentialVersion'>): string =>
  `${id}:${String(credentialVersion)}`;

/** Fields of an account that its owner may see. */
export interface AccountView {
  readonly id: string;
  /** Unique 32-bit integer, for clients that cannot store the id. */
  readonly number: number;
  readonly username: string | undefined;
  /** Phone number in E.164. */
  readonly phone: string | undefined;
  /** Calling code of the phone number, such as `+86`. */
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
