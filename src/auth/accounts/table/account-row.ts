import { pickLocale } from '../../../common';
import type { Account, Address } from '../account';
import type { CredentialVersions } from '../credential-versions';
import { canonicalEmail } from '../identifiers';
import type { ColumnValue, VerifiedRule } from '../sources/account-sources';
import { MAX_ID_LENGTH, MAX_INT32, type OwnerTable } from './owner-table';

/** Value of a column as the drivers return it. */
type Stored = string | number | bigint | Date | Uint8Array | null;

/** Row of an owner's table; what the table has no column for is null. */
export interface AccountRow {
  readonly id: Stored;
  readonly username: Stored;
  readonly phone: Stored;
  readonly callingCode: Stored;
  readonly email: Stored;
  readonly password: Stored;
  readonly salt: Stored;
  readonly locale: Stored;
  readonly phoneVerified: Stored;
  readonly emailVerified: Stored;
}

/** Account of a row; undefined for one whose id does not fit where ids are stored and shown. */
export function toAccount(table: OwnerTable, versions: CredentialVersions, row: AccountRow): Account | undefined {
  const { app, source } = table;
  const id = textOf(row.id) ?? '';
  if (!isUsableId(table, id)) return undefined;
  const password = passwordOf(row);
  return {
    ...{ id, number: table.hasIntegerIds ? Number(id) : 0, app },
    username: row.username === '' ? undefined : (textOf(row.username) ?? undefined),
    phone: phoneOf(table, row),
    email: emailOf(table, row),
    passwordHash: table.passwords.linesOf(password),
    credentialVersion: versionOf(table, versions, row),
    locale: pickLocale(textOf(row.locale), source.locale ?? 'zh-CN'),
  };
}

/** Dummy row with a value in each column that the table has, to be converted where a look-up finds no row. */
export const dummyRow = ({ hasIntegerIds, passwords, phones }: OwnerTable): AccountRow => ({
  ...{ id: hasIntegerIds ? 1 : '-', username: 'dummy', email: 'dummy@example.com', locale: null },
  ...{ phone: phones?.example.number ?? null, callingCode: phones?.example.callingCode ?? null },
  ...{ phoneVerified: 1, emailVerified: 1 },
  ...passwords.sample,
});

/** Credential version of a row, which any change of what is stored for its password changes. */
export const versionOf = (
  { app }: OwnerTable,
  versions: CredentialVersions,
  row: Pick<AccountRow, 'id' | 'password' | 'salt'>,
): number => versions.of(app, textOf(row.id) ?? '', [textOf(row.password), textOf(row.salt)]);

export const passwordOf = ({ password, salt }: Pick<AccountRow, 'password' | 'salt'>) => ({
  password: textOf(password),
  salt: textOf(salt),
});

/** True for an id that dialects can show and tickets can hold. */
export const isUsableId = ({ hasIntegerIds }: OwnerTable, id: string): boolean =>
  hasIntegerIds ? /^[1-9]\d{0,9}$/.test(id) && Number(id) <= MAX_INT32 : id !== '' && id.length <= MAX_ID_LENGTH;

function phoneOf({ source, phones }: OwnerTable, row: AccountRow): Address | undefined {
  const number = textOf(row.phone)?.trim();
  if (!number || !phones || !source.phone) return undefined;
  const value = phones.read({ number, callingCode: textOf(row.callingCode) ?? undefined })?.e164;
  return value === undefined ? undefined : { value, isVerified: isVerified(source.phone.verified, row.phoneVerified) };
}

function emailOf({ source }: OwnerTable, row: AccountRow): Address | undefined {
  const value = canonicalEmail(textOf(row.email) ?? '');
  if (value === undefined || !source.email) return undefined;
  return { value, isVerified: isVerified(source.email.verified, row.emailVerified) };
}

/** Judges a column of numbers or times by itself, any other by the values that mean verified. */
function isVerified(rule: VerifiedRule, stored: Stored): boolean {
  if (typeof rule === 'boolean') return rule;
  if (typeof rule === 'string') return isSet(stored);
  const text = textOf(stored);
  return [rule.is].flat().some((value) => (value === null ? text === null : text === asText(value)));
}

const asText = (value: Exclude<ColumnValue, null>): string =>
  String(typeof value === 'boolean' ? Number(value) : value);

/** True for a number other than 0, and for a time; the zero date of MySQL is none. */
function isSet(stored: Stored): boolean {
  if (stored instanceof Date) return !Number.isNaN(stored.getTime());
  if (stored instanceof Uint8Array) return stored.some((byte) => byte !== 0);
  return stored !== null && !/^[0\s:.-]*$/.test(String(stored));
}

/** Text of a stored value; bytes are UTF-8. */
function textOf(stored: Stored): string | null {
  if (stored === null) return null;
  if (stored instanceof Date) return stored.toISOString();
  return stored instanceof Uint8Array ? Buffer.from(stored).toString('utf8') : String(stored);
}
