import type { Address, NewAccount } from '../account';
import type { ColumnValue, VerifiedRule, WrittenColumns } from '../sources/account-sources';
import type { OwnerTable } from './owner-table';

/** Columns of the row of a new account, in the spellings of its table, without those that `register` adds; an id that the database does not count is the word `uuid`. */
export function newRowOf(table: OwnerTable, account: NewAccount): WrittenColumns {
  const { columns } = table.source;
  const { password, salt } = table.passwords.divide(account.passwordHash);
  return {
    ...conditionsOf(table),
    ...(table.shapeOf(columns.id)?.isCounted ? {} : { [columns.id]: 'uuid' }),
    ...column(table, columns.username, account.username),
    ...phoneColumns(table, account.phone),
    ...emailColumns(table, account.email),
    ...column(table, columns.locale, account.locale),
    [columns.password]: password,
    ...column(table, columns.salt, salt ?? undefined),
  };
}

/** The first value of each condition, so that the new row is an account. */
const conditionsOf = ({ source: { only = {} } }: OwnerTable): WrittenColumns =>
  Object.fromEntries(Object.entries(only).map(([name, value]) => [name, [value].flat()[0] ?? null]));

/** A column with its value; one without a value is left to its default, or empty where it has none. */
function column(table: OwnerTable, name: string | null | undefined, value: ColumnValue | undefined): WrittenColumns {
  if (!name) return {};
  if (value === undefined) return table.shapeOf(name)?.hasDefault === false ? { [name]: '' } : {};
  return { [name]: value };
}

function phoneColumns(table: OwnerTable, phone: Address | undefined): WrittenColumns {
  const { columns, phone: rule } = table.source;
  const stored = phone && table.phones?.write(phone.value)[0];
  return {
    ...column(table, columns.phone, stored?.number),
    ...column(table, columns.callingCode, stored?.callingCode),
    ...flag(table, rule?.verified, phone?.isVerified === true),
  };
}

/** An unverified address is not stored where all stored addresses count as verified. */
function emailColumns(table: OwnerTable, email: Address | undefined): WrittenColumns {
  const { columns, email: rule } = table.source;
  const isKept = email !== undefined && (email.isVerified || rule?.verified !== true);
  return {
    ...column(table, columns.email, isKept ? email.value : undefined),
    ...flag(table, rule?.verified, isKept && email.isVerified),
  };
}

/** Column that tells whether an address is verified. */
function flag(table: OwnerTable, rule: VerifiedRule | undefined, isVerified: boolean): WrittenColumns {
  if (typeof rule === 'object') return isVerified ? { [rule.column]: [rule.is].flat()[0] ?? null } : {};
  return typeof rule === 'string' ? setFlag(table, rule, isVerified) : {};
}

/** A time is that of the verification; 0 is written only where the column has no default. */
function setFlag(table: OwnerTable, name: string, isVerified: boolean): WrittenColumns {
  const shape = table.shapeOf(name);
  if (shape?.family === 'time') return isVerified ? { [name]: 'now' } : {};
  return isVerified || shape?.hasDefault === false ? { [name]: Number(isVerified) } : {};
}
