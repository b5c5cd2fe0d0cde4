import type { NewAccount } from '../../src/auth/accounts/account';

/** A new account with a user name, and nothing else that is not given. */
export const anAccount = (change: Partial<NewAccount> = {}): NewAccount => ({
  ...{ app: 'default', username: 'ada', phone: undefined, email: undefined, passwordHash: 'hash', locale: 'en' },
  ownsAddresses: false,
  ...change,
});

/** An address that its holder has proved. */
export const verified = (value: string) => ({ value, isVerified: true });
