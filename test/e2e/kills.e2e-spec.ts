import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { killRun } from '../support/kill-run';

const KILLS = 10;

describeEachDatabase('processes killed at random moments under load', (kind) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase(kind);
  });

  afterAll(() => database.close());

  it('lose no accepted code, repeat few messages, and repeat none with another code', async () => {
    const found = await killRun({ database: database.config, kills: KILLS });
    expect(found.accepted).toBeGreaterThan(KILLS);
    expect(found).toMatchObject({ lost: 0, excessive: 0, late: 0 });
  });
});
