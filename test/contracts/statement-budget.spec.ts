import type { INestApplicationContext } from '@nestjs/common';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { countHotCalls } from '../support/hot-calls';
import { openCore } from '../support/open-core';
import type { StatementCount } from '../support/statement-counter';

describeEachDatabase('the statement budget', (kind) => {
  let database: OpenDatabase;
  let core: INestApplicationContext;
  let counts: ReadonlyMap<string, StatementCount>;

  beforeAll(async () => {
    database = await openDatabase(kind);
    core = await openCore(database.config);
    counts = await countHotCalls(core);
  });

  afterAll(async () => {
    await core.close();
    await database.close();
  });

  it.each([
    ['send, first of a target', 9],
    ['send again', 9],
    ['verify, wrong', 7],
    ['verify, right', 7],
    ['check a code', 7],
    ['check a code for a ticket', 8],
  ])('keeps "%s" within %i statements inside its transaction', (call, budget) => {
    const inside = counts.get(call)?.inside ?? 0;
    expect(inside).toBeGreaterThan(0);
    expect(inside).toBeLessThanOrEqual(budget);
  });
});
