import { AccountStatistics, type FormatCount, type UnverifiedCount } from '../../auth';
import { DEFAULT_CLIENT } from '../../config';
import type { Find } from '../command';
import { doubtful, type Finding, fine } from './finding';

/** Checks the accounts that regain stores itself: formats of their passwords, and whether their owners can recover. */
export async function checkStoredPasswords(find: Find): Promise<readonly Finding[]> {
  const statistics = find(AccountStatistics);
  return judgeStoredPasswords(await statistics.formats(), await statistics.unverified());
}

/** Findings about the accounts, in the order in which they are printed. */
export function judgeStoredPasswords(
  formats: readonly FormatCount[],
  unverified: readonly UnverifiedCount[],
): readonly Finding[] {
  const apps = [...new Set(formats.map(({ app }) => app))];
  return [...apps.map((app) => passwords(app, formats)), ...unverified.map(addresses)];
}

function passwords(app: string, all: readonly FormatCount[]): Finding {
  const formats = all.filter((each) => each.app === app);
  const counts = formats.map(
    ({ accounts, format, isStrong }) => `${String(accounts)} ${format}${isStrong ? '' : ' (weak)'}`,
  );
  const what = counts.join(', ') + inApp(app);
  const weak = formats.filter(({ isStrong }) => !isStrong);
  if (weak.length === 0) return fine('passwords', what);
  if (weak.every(({ format }) => format === 'unknown'))
    return doubtful('passwords', what, 'those of an unknown format can only be reset');
  return doubtful(
    'passwords',
    what,
    `npm run regain -- accounts:wrap${option(app)} protects the weak ones where they lie`,
  );
}

const addresses = ({ app, accounts }: UnverifiedCount): Finding =>
  doubtful(
    'addresses',
    `${String(accounts)} accounts without a verified one${inApp(app)}`,
    `they cannot recover; import them with their addresses verified: npm run regain -- accounts:import <file>${option(app)} ` +
      '--verified phone,email --on-conflict update',
  );

const inApp = (app: string): string => (app === DEFAULT_CLIENT ? '' : ` in ${app}`);

const option = (app: string): string => (app === DEFAULT_CLIENT ? '' : ` --app ${app}`);
