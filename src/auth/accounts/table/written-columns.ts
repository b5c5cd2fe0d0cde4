import type { SqlDialect, SqlValue } from '../../../database';
import { WRITTEN_WORDS, type WrittenColumns } from '../sources/account-sources';
import { type OwnerTable, quoted } from './owner-table';

/** Columns of an INSERT or UPDATE: quoted names, the SQL of each value, and what is bound in it. */
export interface Assignments {
  readonly columns: readonly string[];
  readonly sql: readonly string[];
  readonly values: readonly SqlValue[];
}

type Word = (typeof WRITTEN_WORDS)[number];

export const isWord = (value: unknown): value is Word => WRITTEN_WORDS.some((word) => word === value);

/** Values of the words of written columns: the address of the client, and a new UUID. */
export interface WordValues {
  readonly ip: string;
  readonly uuid: string;
}

/** Columns with the values that are written to them; words stand for those of this write. */
export function assignmentsOf(
  table: OwnerTable,
  dialect: SqlDialect,
  set: WrittenColumns,
  words: WordValues,
): Assignments {
  const written = Object.entries(set).map(([column, value]) => {
    const { sql, bound } = isWord(value)
      ? ofWord(value, dialect, words)
      : { sql: '?', bound: [table.bound(column, value)] };
    return { column: quoted(column), sql, bound };
  });
  return {
    columns: written.map(({ column }) => column),
    sql: written.map(({ sql }) => sql),
    values: written.flatMap(({ bound }) => bound),
  };
}

interface Written {
  readonly sql: string;
  readonly bound: readonly SqlValue[];
}

/** Times are the database's, in UTC. */
function ofWord(word: Word, { name, nowMs }: SqlDialect, words: WordValues): Written {
  switch (word) {
    case 'now':
      return { sql: name === 'mysql' ? 'UTC_TIMESTAMP()' : `datetime('now')`, bound: [] };
    case 'unix':
      return { sql: name === 'mysql' ? 'UNIX_TIMESTAMP()' : 'unixepoch()', bound: [] };
    case 'unixMs':
      return { sql: nowMs, bound: [] };
    case 'uuid':
    case 'ip':
      return { sql: '?', bound: [words[word]] };
  }
}
