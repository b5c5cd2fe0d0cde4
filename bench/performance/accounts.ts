import { hash } from '@node-rs/argon2';
import type { Connection } from 'mysql2/promise';

/** Password of all accounts. */
export const PASSWORD = 'the password of everybody here';

/** Account number `n` of a run. */
export const usernameOf = (n: number): string => `bench${String(n)}`;
export const phoneOf = (n: number): string => `+86139${String(10_000_000 + n)}`;

/** Number of an account by its phone. */
export const numberOf = (phone: string): number => Number(phone.slice(6)) - 10_000_000;

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${String(digit)} AS d`).join(' UNION ALL ');
const PLACES = ['a', 'b', 'c', 'd', 'e'] as const;

/** Rows that one statement inserts. */
const CHUNK = 10 ** PLACES.length;

/** Table expression `numbers` with a column `n`: the integers from `from` up to `to`, both parameters, on every server. */
const NUMBERS =
  `(SELECT ? + ${PLACES.map((name, place) => `${name}.d * ${String(10 ** place)}`).join(' + ')} AS n ` +
  `FROM ${PLACES.map((name) => `(${DIGITS}) ${name}`).join(', ')} HAVING n < ?) numbers`;

/**
 * Inserts rows numbered from `from` to `to` - 1, a hundred thousand by a statement. The expressions of the columns may use `n`.
 */
export async function insertNumbered(
  connection: Connection,
  table: string,
  columns: Readonly<Record<string, string>>,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const names = Object.keys(columns).map((name) => `\`${name}\``);
  const sql = `INSERT INTO \`${table}\` (${names.join(', ')}) SELECT ${Object.values(columns).join(', ')} FROM ${NUMBERS}`;
  for (let first = from; first < to; first += CHUNK) await connection.query(sql, [first, to]);
}

/** Inserts the accounts with the numbers from `from` to `to` - 1, with verified phones and one password. */
export async function insertAccounts(
  connection: Connection,
  from: number,
  to: number,
  password = PASSWORD,
): Promise<void> {
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const [phone, name] = [`CONCAT('+86139', 10000000 + n)`, `CONCAT('bench', n)`];
  const columns = {
    id: `MD5(CONCAT('account', n))`,
    app: `'default'`,
    ...{ username: name, username_key: name },
    ...{ phone, phone_verified: '1', unique_phone: phone },
    ...{ email: 'NULL', email_verified: '0', unique_email: 'NULL' },
    password_hash: connection.escape(passwordHash),
    ...{ credential_version: '1', locale: `'zh-CN'`, created_at: String(Date.now()) },
  };
  await insertNumbered(connection, 'auth_accounts', columns, { from, to });
}
