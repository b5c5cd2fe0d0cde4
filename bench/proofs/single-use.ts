import { addAccounts } from '../../test/support/accounts';
import { race, startTwo } from '../../test/support/two-processes';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const ROUNDS = 1_000;
const QUICK_ROUNDS = 50;
const PARALLEL = 50;

/**
 * `prove -- single-use [rounds]`: one code, 50 parallel right guesses over two processes, 1,000 times unless another
 * count is given; exactly one guess succeeds each time.
 */
export function proveSingleUse({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const rounds = Number(args[0] ?? (isQuick ? QUICK_ROUNDS : ROUNDS));
  return withMysql(async (config) => {
    const two = await startTwo(config);
    try {
      const people = await addAccounts(two.core, rounds);
      let failures = 0;
      for (const [round, { username, phone }] of people.entries()) {
        await two.clients[0].send(username, phone);
        const code = await two.clients[1].code(phone);
        const answers = await race(two.clients, PARALLEL, (client) => client.verify(username, code));
        const successes = answers.filter(({ msg }) => msg === 2006).length;
        if (successes !== 1) failures++;
        if ((round + 1) % 100 === 0)
          process.stdout.write(`${String(round + 1)} rounds, ${String(failures)} failures\n`);
      }
      const guesses = `${counted(rounds)} codes, ${counted(rounds * PARALLEL)} parallel right guesses`;
      return [noneOf('codes that are not accepted exactly once, over two processes', failures, guesses)];
    } finally {
      await two.close();
    }
  });
}
