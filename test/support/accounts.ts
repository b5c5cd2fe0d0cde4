import type { INestApplicationContext } from '@nestjs/common';
import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { PasswordHasher } from '../../src/auth/accounts/password.hasher';

/** Account of a test, with its password in plain text. */
export interface TestAccount {
  readonly id: string;
  readonly username: string;
  /** E.164; empty for an account without a phone. */
  readonly phone: string;
  readonly email: string;
  readonly password: string;
}

/** Account to which only codes are sent. */
export type PhoneAccount = Pick<TestAccount, 'username' | 'phone'>;

/** The password that all of them have. */
const PASSWORD = 'the same for everybody';

/** Numbers of the range that only tests use here. */
const phoneOf = (index: number): string => `+86139${String(10_000_000 + index)}`;

/** Adds accounts quickly: one hash for all of them. */
export async function addAccounts(
  core: INestApplicationContext,
  count: number,
  from = 0,
): Promise<readonly PhoneAccount[]> {
  const passwordHash = await core.get(PasswordHasher).hash(PASSWORD);
  const accounts = Array.from({ length: count }, (_, n) => ({
    username: `person${String(from + n)}`,
    phone: phoneOf(from + n),
  }));
  for (const { username, phone } of accounts)
    await core.get(TypeormAccountDirectory).add({
      app: 'default',
      username,
      phone: { value: phone, isVerified: true },
      email: undefined,
      passwordHash,
      locale: 'zh-CN',
      ownsAddresses: false,
    });
  return accounts;
}
