import type { Random } from '../../../common';
import { nearestName } from '../../../config';
import type { Database } from '../../../database';
import type { VerifiedRule, WrittenColumns } from '../sources/account-sources';
import { newRowOf } from './new-row';
import { flagColumn, MAX_INT32, type OwnerTable, quoted } from './owner-table';
import { isWord } from './written-columns';

/** Judgement of a table: what keeps it from being used, and what its operator should know. */
export interface TableCheck {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Number of rows from which on a look-up without an index is refused. */
const LARGE = 100_000;

/** Checks an entry against the table that it names. Each line begins with its place in the entry. */
export async function checkTable(database: Database, table: OwnerTable, random: Random): Promise<TableCheck> {
  const missing = missingColumns(table);
  if (missing.length > 0) return { problems: missing, warnings: [] };
  const isLarge = !table.source.allowScan && (await isLargerThan(database, table, LARGE));
  return {
    problems: [
      ...(isLarge ? unindexed(table).map((column) => indexRule(table, column)) : []),
      ...shortColumns(table, random).map(({ column, needed }) => lengthRule(table, column, needed)),
      ...flagRules(table),
      ...writtenRules(table),
      ...registerRules(table),
      ...(await idRules(database, table)),
    ],
    warnings: warningsOf(table, random),
  };
}

function missingColumns(table: OwnerTable): readonly string[] {
  const known = [...table.shape.columns.values()].map(({ name }) => name);
  return namedColumns(table)
    .filter(([, column]) => !table.shapeOf(column))
    .map(
      ([place, column]) =>
        `${place}: ${table.source.table} has no column ${column}: did you mean ${nearestName(column, known)}?`,
    );
}

/** Columns that an entry names, with their places. */
function namedColumns({ source }: OwnerTable): readonly (readonly [place: string, column: string])[] {
  const mapped = Object.entries(source.columns).flatMap(([key, column]) =>
    column ? [[`/columns/${key}`, column] as const] : [],
  );
  const flags = [
    ['/phone/verified', flagColumn(source.phone?.verified)] as const,
    ['/email/verified', flagColumn(source.email?.verified)] as const,
  ].flatMap(([place, column]) => (column === undefined ? [] : [[place, column] as const]));
  const keys = (place: string, set: object = {}) => Object.keys(set).map((column) => [place, column] as const);
  return [
    ...[...mapped, ...flags, ...keys('/only', source.only)],
    ...keys('/onPasswordChanged/set', source.onPasswordChanged?.set),
    ...keys('/register/set', source.register?.set),
  ];
}

/** True when a table has more rows than so many; reads no more of them. */
async function isLargerThan(database: Database, table: OwnerTable, rows: number): Promise<boolean> {
  const [counted] = await database.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${table.name} LIMIT ${String(rows + 1)}) t`,
  );
  return (counted?.n ?? 0) > rows;
}

/** Columns of look-ups with which no index begins. */
export function unindexed({ source: { columns }, shape: { indexed } }: OwnerTable): readonly string[] {
  const lookUps = [columns.id, columns.username, columns.phone, columns.email].filter((column) => Boolean(column));
  return lookUps.flatMap((column) => (column && !indexed.has(column.toLowerCase()) ? [column] : []));
}

/** Statement that makes the index of a look-up. */
export const indexStatement = (table: OwnerTable, column: string): string =>
  `CREATE INDEX ${quoted(`regain_${column}`)} ON ${table.name} (${quoted(column)})`;

const indexRule = (table: OwnerTable, column: string): string =>
  `/columns: ${column} has no index, and the table over ${String(LARGE)} rows: ${indexStatement(table, column)}; or set allowScan`;

/** Columns that are too short for new passwords, with the length that they need. */
function shortColumns(
  table: OwnerTable,
  random: Random,
): readonly { readonly column: string; readonly needed: number }[] {
  const { columns } = table.source;
  const { password, salt } = table.passwords.example(random);
  const written = [[columns.password, password] as const, [columns.salt ?? '', salt] as const];
  return written.flatMap(([column, value]) => {
    const { length = Infinity } = table.shapeOf(column) ?? {};
    return value !== null && value.length > length ? [{ column, needed: value.length }] : [];
  });
}

/** Statement that makes a column long enough; the owner adds what else its definition has. */
const lengthStatement = (table: OwnerTable, column: string, needed: number): string =>
  `ALTER TABLE ${table.name} MODIFY ${quoted(column)} varchar(${String(Math.max(needed, 255))}) NOT NULL`;

const lengthRule = (table: OwnerTable, column: string, needed: number): string =>
  `/password/writes: ${column} is too short for ${table.source.password.writes}: ${lengthStatement(table, column, needed)}`;

const flagRules = (table: OwnerTable): readonly string[] =>
  [
    ['/phone/verified', table.source.phone?.verified] as const,
    ['/email/verified', table.source.email?.verified] as const,
  ]
    .filter(([, rule]) => isTextFlag(table, rule))
    .map(
      ([place]) => `${place}: is a column of texts, which needs the values that mean verified: {"column": …, "is": …}`,
    );

const isTextFlag = (table: OwnerTable, rule: VerifiedRule | undefined): boolean =>
  typeof rule === 'string' && table.shapeOf(rule)?.family === 'text';

/** Words whose value a column of the family cannot hold. */
const UNFIT = {
  integer: ['now', 'uuid', 'ip'],
  number: ['now', 'uuid', 'ip'],
  time: ['unix', 'unixMs', 'uuid', 'ip'],
  text: [],
};

function writtenRules(table: OwnerTable): readonly string[] {
  const { onPasswordChanged, register, only = {} } = table.source;
  const set = [
    ...placed('/onPasswordChanged/set', onPasswordChanged?.set),
    ...placed('/register/set', register?.set),
    ...Object.entries(only).flatMap(([column, value]) =>
      [value].flat().map((each) => ['/only', column, each] as const),
    ),
  ];
  return set
    .filter(([, column, value]) => !fits(table, column, value))
    .map(
      ([place, column, value]) =>
        `${place}: ${column} cannot be ${JSON.stringify(value)}: it is a column of ${table.shapeOf(column)?.type ?? ''}`,
    );
}

const placed = (place: string, set: WrittenColumns = {}) =>
  Object.entries(set).map(([column, value]) => [place, column, value] as const);

/** True for a word or a constant that a column can hold: other databases read the text 'x' as the number 0. */
function fits(table: OwnerTable, column: string, value: unknown): boolean {
  const family = table.shapeOf(column)?.family ?? 'text';
  if (isWord(value)) return !(UNFIT[family] as readonly string[]).includes(value);
  const isNumeric = family === 'integer' || family === 'number';
  return !isNumeric || typeof value !== 'string' || (value !== '' && Number.isFinite(Number(value)));
}

function registerRules(table: OwnerTable): readonly string[] {
  const { register, columns } = table.source;
  if (!register) return [];
  const phone = { value: '+8613800138000', isVerified: true };
  const example = { app: table.app, username: 'a', phone, email: { value: 'a@example.com', isVerified: false } };
  const row = newRowOf(table, { ...example, passwordHash: 'a', locale: 'en', ownsAddresses: true });
  const covered = new Set([...Object.keys({ ...row, ...register.set })].map((column) => column.toLowerCase()));
  const uncovered = [...table.shape.columns.values()].filter(
    ({ name, hasDefault }) => !hasDefault && !covered.has(name.toLowerCase()),
  );
  const id = table.shapeOf(columns.id);
  return [
    ...(uncovered.length > 0
      ? [
          `/register/set: has no value for ${uncovered.map(({ name }) => name).join(', ')}, which the table has no default for`,
        ]
      : []),
    ...(id && !id.isCounted && id.family !== 'text'
      ? [`/register: ${id.name} is not counted by the database (AUTO_INCREMENT)`]
      : []),
  ];
}

async function idRules(database: Database, table: OwnerTable): Promise<readonly string[]> {
  if (!table.hasIntegerIds) return [];
  const [row] = await database.query<{ id: number | string | null }>(
    `SELECT MAX(${quoted(table.source.columns.id)}) AS id FROM ${table.name}`,
  );
  return Number(row?.id ?? 0) > MAX_INT32 ? ['/columns/id: has ids beyond 2147483647, which clients cannot store'] : [];
}

function warningsOf(table: OwnerTable, random: Random): readonly string[] {
  const { writes } = table.source.password;
  return [
    ...(table.passwords.writesStrong(random)
      ? []
      : [`/password/writes: ${writes} is weak: who reads the table guesses passwords quickly`]),
    ...(table.shape.isTransactional
      ? []
      : ['/table: has a storage engine without transactions: a reset that fails late leaves the new password behind']),
  ];
}
