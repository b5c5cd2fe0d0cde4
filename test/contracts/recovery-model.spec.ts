import { checkModel } from '../model/recovery-property';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

/** `npm run prove -- model 6 1` finds the fewest commands of a run that fails here. */
const EXTENT = { runs: 6, commands: 30, seed: 1 };

/** Only MySQL serves several applications; where no server is found the run says so loudly, and fails in CI. */
(isReachable ? describe : describe.skip)(
  'recovery over all dialects and two applications on one MySQL database',
  () => {
    let database: OpenDatabase;

    beforeEach(async () => {
      database = await openDatabase('mysql');
    });

    afterEach(() => database.close());

    it.each(['documented', 'uniform'] as const)(
      'answers as its model does, where disclosure is %s: in any order, at once, after restarts, as time passes',
      async (disclosure) => {
        const commands = await checkModel(database.config, disclosure, { ...EXTENT, isShrunk: false });
        expect(commands).toBeGreaterThan(60);
      },
    );
  },
);
