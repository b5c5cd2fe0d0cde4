import type { Locale } from '../../common';
import type { Account, Address } from './account';

export const ACCOUNT_COLUMNS =
  'id, number, app, username, phone, phone_verified, email, email_verified, password_hash, credential_version, locale';

export interface AccountRow {
  readonly id: string;
  readonly number: number;
  readonly app: string;
  readonly username: string | null;
  readonly phone: string | null;
  readonly phone_verified: number;
  readonly email: string | null;
  readonly email_verified: number;
  readonly password_hash: string;
  readonly credential_version: number;
  readonly locale: Locale;
}

export const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  number: row.number,
  app: row.app,
  username: row.username ?? undefined,
  phone: address(row.phone, row.phone_verified),
  email: address(row.email, row.email_verified),
  passwordHash: row.password_hash,
  credentialVersion: row.credential_version,
  locale: row.locale,
});

const address = (value: string | null, verified: number): Address | undefined =>
  value === null ? undefined : { value, isVerified: verified === 1 };
