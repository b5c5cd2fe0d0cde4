import type { DatabaseConfig } from '../../src/database';
import { openDatabase } from '../../test/support/database-harness';
import { ROUNDS_EACH, sagaRun } from '../../test/support/saga-run';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

/** Rounds for each moment of a kill in each journey. */
const ROUNDS = 200;
const QUICK_ROUNDS = 4;

/**
 * `prove -- sagas [rounds] [sqlite]`: a server is killed before a service of accounts has written a password or an account,
 * before its answer, and after it; then the person tries again. No ticket and no code is used twice, nothing written twice, no
 * success told that did not happen, and no write is open after a minute.
 */
export async function proveSagas({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const [given, kind] = args;
  const rounds = Number(given ?? (isQuick ? QUICK_ROUNDS : ROUNDS));
  if (kind !== 'sqlite') return withMysql((database) => prove(rounds, database));
  const database = await openDatabase('sqlite');
  return prove(rounds, database.config).finally(() => database.close());
}

async function prove(rounds: number, database: DatabaseConfig): Promise<readonly ProofRow[]> {
  const found = await sagaRun({
    database,
    rounds,
    onRound: ({ rounds: done, ...rest }) =>
      process.stdout.write(`${String(done)} of ${String(rounds * ROUNDS_EACH)} kills: ${JSON.stringify(rest)}\n`),
  });
  const kills = `${counted(found.rounds)} kills, ${counted(found.told)} successes, ${database.kind}`;
  return [
    noneOf('passwords and accounts that a service has written twice when processes are killed', found.doubled, kills),
    noneOf('tickets and codes with which two successes are told', found.usedTwice, kills),
    noneOf('successes that are told of a password that does not sign in', found.untrue, kills),
    noneOf('writes that are open after a minute', found.stuck, kills),
  ];
}
