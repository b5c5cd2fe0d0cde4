import type { SqlValue } from '../../../database';
import type { ColumnValue, TableSource, VerifiedRule } from '../sources/account-sources';
import { StoredPasswords } from './stored-passwords';
import { StoredPhones } from './stored-phones';
import type { ColumnShape, TableShape } from './table-shape';

/** Condition of SQL with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Largest id that clients with a 32-bit integer can store. */
export const MAX_INT32 = 2_147_483_647;

/** Longest id that tickets, sessions and audit entries can store. */
export const MAX_ID_LENGTH = 64;

/** Quoted name of a table or a column; the names of a file consist of letters, digits, `_` and `$` alone. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `\`${part}\``)
    .join('.');

/** Columns that a table may lack: they are read as null. */
const NO_COLUMNS = { username: null, phone: null, callingCode: null, email: null, salt: null, locale: null };

/** Table of an owner, with the SQL and the formats that follow from its entry and its columns. */
export class OwnerTable {
  readonly passwords: StoredPasswords;
  readonly phones: StoredPhones | undefined;
  readonly name: string;
  /** True where ids are numbers. */
  readonly hasIntegerIds: boolean;
  /** Columns of an account, by the names that a row of the table is read by. */
  readonly selected: string;
  /** Rows that are accounts. */
  readonly only: Condition;

  constructor(
    readonly app: string,
    readonly source: TableSource,
    readonly shape: TableShape,
  ) {
    const { columns, phone, email } = source;
    this.passwords = new StoredPasswords(source);
    this.phones = phone && new StoredPhones(phone, Boolean(columns.callingCode));
    this.name = quoted(source.table);
    this.hasIntegerIds = this.shapeOf(columns.id)?.family === 'integer';
    const verified = { phoneVerified: flagColumn(phone?.verified), emailVerified: flagColumn(email?.verified) };
    this.selected = Object.entries({ ...NO_COLUMNS, ...columns, ...verified })
      .map(([key, column]) => `${column ? quoted(column) : 'NULL'} AS ${key}`)
      .join(', ');
    this.only = this.conditions();
  }

  shapeOf(column: string): ColumnShape | undefined {
    return this.shape.columns.get(column.toLowerCase());
  }

  /** Value as it is compared with or written to a column: a text never with numbers, which would compare 'x' as 0. */
  bound(column: string, value: ColumnValue): SqlValue {
    const scalar = typeof value === 'boolean' ? Number(value) : value;
    return scalar !== null && this.shapeOf(column)?.family === 'text' ? String(scalar) : scalar;
  }

  /** Condition that a column has one of the values, each bound as the column's type needs it. */
  isOneOf(column: string, values: readonly ColumnValue[]): Condition {
    const given = values.filter((value) => value !== null).map((value) => this.bound(column, value));
    const marks = given.map(() => '?').join(', ');
    const alternatives = [
      ...(given.length > 0 ? [`${quoted(column)} IN (${marks})`] : []),
      ...(values.includes(null) ? [`${quoted(column)} IS NULL`] : []),
    ];
    return { sql: `(${alternatives.join(' OR ')})`, values: given };
  }

  private conditions(): Condition {
    const parts = Object.entries(this.source.only ?? {}).map(([column, value]) => this.isOneOf(column, [value].flat()));
    return {
      sql: parts.map(({ sql }) => ` AND ${sql}`).join(''),
      values: parts.flatMap(({ values }) => values),
    };
  }
}

/** Column that tells whether an address is verified; undefined where that is the same for all. */
export function flagColumn(rule: VerifiedRule | undefined): string | undefined {
  if (typeof rule === 'string') return rule;
  return typeof rule === 'object' ? rule.column : undefined;
}
