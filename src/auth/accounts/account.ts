import type { Locale } from '../../common';
import { callingCodeOf } from './phone';

/** Account of a person at one client application. */
export interface Account {
  readonly id: string;
  /** 32-bit integer, unique, for clients that cannot store the id. */
  readonly number: number;
  readonly app: string;
  /** As the person wrote it. */
  readonly username: string | undefined;
  readonly phone: Address | undefined;
  readonly email: Address | undefined;
  readonly passwordHash: string;
  /** Raised by every change of credentials, which ends all that was issued under an older one. */
  readonly credentialVersion: number;
  readonly locale: Locale;
}

/** Canonical address of an account; only a verified one may be written to. */
export interface Address {
  readonly value: string;
  readonly isVerified: boolean;
}

export interface NewAccount extends Omit<Account, 'id' | 'number' | 'credentialVersion'> {
  /** True when no other account may hold its verified addresses (registration); families share those of an operator. */
  readonly ownsAddresses: boolean;
}

/** Name and addresses of an account, none of which may be its password. */
export const identifiersOf = ({
  username,
  phone,
  email,
}: Pick<Account, 'username' | 'phone' | 'email'>): readonly (string | undefined)[] => [
  username,
  phone?.value,
  email?.value,
];

/** Owner key of an account's codes, which a new credential version outdates. */
export const ownerKeyOf = ({ id, credentialVersion }: Pick<Account, 'id' | 'credentialVersion'>): string =>
  `${id}:${String(credentialVersion)}`;

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
