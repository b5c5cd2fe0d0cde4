import { countHotCalls } from '../../test/support/hot-calls';
import { openCore } from '../../test/support/open-core';
import { withMysql } from './with-mysql';

/** Prints the statements that each hot call costs on MySQL, BEGIN and COMMIT not counted. */
export function proveSqlCount(): Promise<void> {
  return withMysql(async (config) => {
    const core = await openCore(config);
    const counts = await countHotCalls(core).finally(() => core.close());
    process.stdout.write('inside  outside  call\n');
    for (const [call, { inside, outside, statements }] of counts) {
      process.stdout.write(`${String(inside).padStart(6)}  ${String(outside).padStart(7)}  ${call}\n`);
      if (process.argv.includes('--statements'))
        statements.forEach((statement) => process.stdout.write(`                   ${statement}\n`));
    }
  });
}
