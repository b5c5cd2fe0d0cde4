import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { ROUNDS_EACH, sagaRun } from '../support/saga-run';

/** Every round starts a server anew. */
const RUN_MS = 600_000;

/** Rounds for each moment of a kill in each journey; an even number, so that both ways of trying again meet each of them. */
const ROUNDS = 2;

describeEachDatabase('resets and registrations at a service of accounts whose server is killed', (kind) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase(kind);
  });

  afterAll(() => database.close());

  it(
    'use no proof twice, write no password and no account twice, tell no success that did not happen, and end',
    async () => {
      const found = await sagaRun({ database: database.config, rounds: ROUNDS });
      const rounds = ROUNDS * ROUNDS_EACH;
      expect(found).toMatchObject({ rounds, doubled: 0, usedTwice: 0, untrue: 0, stuck: 0 });
      expect(found.told).toBeGreaterThan(0);
    },
    RUN_MS,
  );
});
