import { InspectOwnerTables, type OwnerTableReport } from '../../auth';
import type { Find } from '../command';
import { bad, doubtful, type Finding, fine } from './finding';

/** Checks the accounts that are in tables of owners. */
export const checkAccounts = async (find: Find): Promise<readonly Finding[]> =>
  (await find(InspectOwnerTables).execute()).flatMap(judgeAccounts);

const CHECK = 'accounts';

/** Findings about the report of one table, in the order in which they are printed. */
export function judgeAccounts(report: OwnerTableReport): readonly Finding[] {
  const { app, table, accounts, formats } = report;
  const name = `${table} (${app})`;
  return [
    fine(CHECK, `${name}: ${String(accounts)} accounts`),
    ...report.unindexed.map(({ column, statement }) =>
      doubtful(CHECK, `${name}: look-ups by ${column} read the whole table`, statement),
    ),
    ...formats.map(({ format, isStrong, count }) => {
      const what = `${name}: ${String(count)} passwords as ${format}`;
      if (format === 'unreadable') return doubtful(CHECK, what, 'add their format to /password/reads');
      return isStrong
        ? fine(CHECK, what)
        : doubtful(CHECK, what, 'weak: "writes": "argon2id" replaces them at sign-ins');
    }),
    ...counted(report.unusableIds, `${name}: ids that clients cannot store`, bad, 'give these accounts ids below 2^31'),
    ...counted(report.withoutPhone, `${name}: accounts without a verified phone`, doubtful, 'they get no codes'),
    ...counted(
      report.withoutEmail,
      `${name}: accounts without a verified e-mail address`,
      doubtful,
      'they get no links',
    ),
    ...counted(report.ambiguousNames, `${name}: user names of another account`, doubtful, 'they recover no account'),
  ];
}

function counted(
  count: number,
  what: string,
  finding: (check: string, what: string, advice: string) => Finding,
  advice: string,
): readonly Finding[] {
  return count === 0 ? [] : [finding(CHECK, `${what}: ${String(count)}`, advice)];
}
