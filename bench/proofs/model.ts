import { checkModel } from '../../test/model/recovery-property';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const RUNS = 2_000;
const QUICK_RUNS = 50;
const COMMANDS = 30;

/**
 * `prove -- model [runs] [seed]`: random commands against two applications on one database, until a reply differs from
 * the predicted one; such a run ends the proof, which prints its seed and its smallest commands.
 */
export async function proveModel({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const runs = Number(args[0] ?? (isQuick ? QUICK_RUNS : RUNS));
  const seed = Number(args[1] ?? Date.now() % 2 ** 31);
  process.stdout.write(`${counted(runs)} runs of at most ${String(COMMANDS)} commands, seed ${String(seed)}\n`);
  const extent = { runs, commands: COMMANDS, seed, isShrunk: true };
  const rows: ProofRow[] = [];
  for (const disclosure of ['documented', 'uniform'] as const) {
    const commands = await withMysql((config) => checkModel(config, disclosure, extent));
    const of = `${counted(commands)} commands in ${counted(runs)} runs`;
    rows.push(noneOf(`replies that differ from the model where disclosure is ${disclosure}`, 0, of));
  }
  return rows;
}
