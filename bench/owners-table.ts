import { accountsFile } from '../test/support/owner-tables';

/**
 * Writes a file for ACCOUNTS_FILE by which the accounts of regain's own table are those of an owner's table, and returns its
 * path: the same people in the same columns, so that the kinds compare.
 */
export const ownTableAsOwners = (): string =>
  accountsFile({
    kind: 'table',
    table: 'auth_accounts',
    columns: { id: 'id', username: 'username_key', phone: 'phone', email: 'email', password: 'password_hash' },
    phone: { stored: 'e164', verified: 'phone_verified' },
    email: { verified: 'email_verified' },
    password: { reads: ['argon2id'], writes: 'argon2id' },
    only: { app: 'default' },
    allowScan: true,
  });
