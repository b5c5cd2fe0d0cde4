import { hash } from '@node-rs/argon2';
import type { Connection } from 'mysql2/promise';

/** Account number `n` of a run. */
export const usernameOf = (n: number): string => `bench${String(n)}`;
export const phoneOf = (n: number): string => `+86139${String(10_000_000 + n)}`;

/** Number of an account by its phone. */
export const numberOf = (phone: string): number => Number(phone.slice(6)) - 10_000_000;

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${String(digit)} AS d`).join(' UNION ALL ');

/** Table expression `numbers (n)` of the integers from 0 to 10^digits - 1, on every server. */
export function numbers(digits: number): string {
  const places = Array.from({ length: digits }, (_, place) => `d${String(place)}`);
  const sum = places.map((name, place) => `${name}.d * ${String(10 ** place)}`).join(' + ');
  return `(SELECT ${sum} AS n FROM ${places.map((name) => `(${DIGITS}) ${name}`).join(', ')}) numbers`;
}

/** Inserts the accounts with the numbers from `from` to `to` - 1 (below a million), with verified phones and one password. */
export async function insertAccounts(connection: Connection, from: number, to: number): Promise<void> {
  const passwordHash = await hash('the password of everybody here', {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  await connection.query(
    `INSERT INTO auth_accounts (id, app, username, username_key, phone, phone_verified, unique_phone, email, email_verified,
       unique_email, password_hash, credential_version, locale, created_at)
     SELECT MD5(CONCAT('account', n)), 'default', CONCAT('bench', n), CONCAT('bench', n), CONCAT('+86139', 10000000 + n), 1,
       CONCAT('+86139', 10000000 + n), NULL, 0, NULL, ?, 1, 'zh-CN', ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000)
     FROM ${numbers(6)} WHERE n >= ? AND n < ?`,
    [passwordHash, from, to],
  );
}
