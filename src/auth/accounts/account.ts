import type { Locale } from '../../common';

/** A person's record. */
export interface Account {
  readonly id: string;
  /** A 32-bit integer of its own, for clients that cannot keep the id. */
  readonly number: number;
  readonly app: string;
  /** As the person wrote it. */
  readonly username: string | undefined;
  readonly phone: Address | undefined;
  readonly email: Address | undefined;
  readonly passwordHash: string;
  /** Grows with every change of credentials; what was issued under an older one is dead. */
  readonly credentialVersion: number;
  readonly locale: Locale;
}

/** A canonical address of an account; only a verified one may be written to. */
export interface Address {
  readonly value: string;
  readonly isVerified: boolean;
}

export interface NewAccount extends Omit<Account, 'id' | 'number' | 'credentialVersion'> {
  /** True when nobody else may hold its verified addresses (registration); families share those that an operator enters. */
  readonly ownsAddresses: boolean;
}

/** The ownerKey of an account's codes: they die with its credentialVersion. */
export const subjectOf = ({ id, credentialVersion }: Pick<Account, 'id' | 'credentialVersion'>): string =>
  `${id}:${String(credentialVersion)}`;
