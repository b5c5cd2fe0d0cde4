import { type DatabaseKind, openDatabase } from '../../test/support/database-harness';
import { killRun } from '../../test/support/kill-run';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const STANDARD_KILLS = 100;
const QUICK_KILLS = 10;
const ROUND = 10;

/**
 * `prove -- delivery [kills] [sqlite]`: processes are killed at random moments under load; no accepted code is lost, none
 * is sent after it has expired, none more than twice or with another code. A kill repeats what its process was handing
 * over at that moment. On MySQL, where one process answers requests and two deliver, that is less than one message a kill;
 * on SQLite one process does both, every kill meets it, and a few messages wait for the one connection: it is printed.
 */
export async function proveDelivery({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const [given, kind] = args;
  const kills = Number(given ?? (isQuick ? QUICK_KILLS : STANDARD_KILLS));
  if (kind !== 'sqlite') return withMysql((database) => prove(kills, 'mysql', database));
  const database = await openDatabase('sqlite');
  return prove(kills, 'sqlite', database.config).finally(() => database.close());
}

async function prove(
  kills: number,
  kind: DatabaseKind,
  database: Parameters<typeof killRun>[0]['database'],
): Promise<readonly ProofRow[]> {
  const found = await killRun({
    database,
    kills,
    onKill: (kill) => {
      if (kill % ROUND === 0) process.stdout.write(`${String(kill)} kills\n`);
    },
  });
  const { accepted, lost, duplicates, excessive, late, p50, p95 } = found;
  process.stdout.write(
    `${kind}, ${String(kills)} kills, ${String(accepted)} codes accepted: ${String(lost)} lost, ` +
      `${String(duplicates)} sent twice, ${String(excessive)} more often or with another code, ` +
      `${String(late)} after they had expired\n` +
      `from the answer to the vendor, with kills: p50 ${String(p50)} ms, p95 ${String(p95)} ms\n`,
  );
  const codes = `${counted(accepted)} codes, ${counted(kills)} kills, ${kind}`;
  return [
    noneOf('accepted codes that are lost when processes are killed', lost, codes),
    noneOf('codes that are sent after they have expired', late, codes),
    noneOf('codes that are sent more than twice, or with other digits', excessive, codes),
    {
      promise: 'codes that are sent twice',
      figure: kind === 'mysql' ? 'at most one a kill' : 'none promised',
      measured: `${counted(duplicates)} of ${codes}`,
      holds: kind !== 'mysql' || duplicates <= kills,
    },
  ];
}
