import { Database } from '../../src/database';
import { countHotCalls } from '../../test/support/hot-calls';
import { openCore } from '../../test/support/open-core';
import type { ProofRequest, ProofRow } from './proof';
import { withMysql } from './with-mysql';

/**
 * Statements inside of the transaction of a call, at most: one more on MySQL, which cannot return the rows of an INSERT.
 * `test/contracts/statement-budget.spec.ts` holds each alone.
 */
const BUDGET = { returning: 4, other: 5 };

/**
 * `prove -- sql-count [--statements]`: prints the statements that each hot call costs on MySQL, BEGIN and COMMIT not
 * counted, and holds sends and checks of codes to the budget.
 */
export function proveSqlCount({ args }: ProofRequest): Promise<readonly ProofRow[]> {
  return withMysql(async (config) => {
    const core = await openCore(config);
    const { canReturnRows } = core.get(Database).dialect;
    const budget = canReturnRows ? BUDGET.returning : BUDGET.other;
    const counts = await countHotCalls(core).finally(() => core.close());
    process.stdout.write('inside  outside  call\n');
    for (const [call, { inside, outside, statements }] of counts) {
      process.stdout.write(`${String(inside).padStart(6)}  ${String(outside).padStart(7)}  ${call}\n`);
      if (args.includes('--statements'))
        statements.forEach((statement) => process.stdout.write(`                   ${statement}\n`));
    }
    const held = [...counts].filter(([call]) => /^(?:send|verify|check)/.test(call)).map(([, { inside }]) => inside);
    const most = Math.max(...held);
    return [
      {
        promise: 'statements inside of the transaction of a send or a check of a code',
        figure: `at most ${String(budget)}`,
        measured: String(most),
        holds: most <= budget,
      },
    ];
  });
}
