import { addAccounts } from '../../test/support/accounts';
import { race, startTwo } from '../../test/support/two-processes';
import { withMysql } from './with-mysql';

const ROUNDS = 1_000;
const PARALLEL = 50;

/** One code, 50 parallel right guesses over two processes, 1,000 times: one success each, or the proof fails. */
export function proveSingleUse(): Promise<void> {
  return withMysql(async (config) => {
    const two = await startTwo(config);
    try {
      const people = await addAccounts(two.core, ROUNDS);
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
      if (failures > 0)
        throw new Error(`${String(failures)} of ${String(ROUNDS)} codes were not accepted exactly once`);
      const guesses = ROUNDS * PARALLEL;
      process.stdout.write(`${String(ROUNDS)} codes, ${String(guesses)} parallel right guesses, each accepted once\n`);
    } finally {
      await two.close();
    }
  });
}
