import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { KILL_POINTS, sagaRun } from '../support/saga-run';

/** Every round starts a server anew. */
const RUN_MS = 600_000;

/** Rounds for each moment of a kill; an even number, so that both ways of trying again meet each of them. */
const ROUNDS = 2;

describeEachDatabase('resets at a service of accounts whose server is killed', (kind) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase(kind);
  });

  afterAll(() => database.close());

  it(
    'use no ticket twice, write no password twice, tell no success that did not happen, and end',
    async () => {
      const found = await sagaRun({ database: database.config, rounds: ROUNDS });
      const rounds = ROUNDS * KILL_POINTS.length;
      expect(found).toMatchObject({ rounds, doubled: 0, usedTwice: 0, untrue: 0, stuck: 0 });
      expect(found.told).toBeGreaterThan(0);
    },
    RUN_MS,
  );
});
