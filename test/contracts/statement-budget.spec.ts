import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '../../src/database';
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

  /** Transactions of a call that lock windows: MySQL, which cannot return the rows of an INSERT, reads them by one more. */
  const locksOf = (call: string): number => (call === 'reset with a code' ? 2 : 1);

  it.each([
    ['send, first of a target', 4],
    ['send again', 4],
    ['verify, wrong', 4],
    ['verify, right', 4],
    ['check a code', 3],
    ['check a code for a ticket', 4],
    ['reset with a ticket', 4],
    ['reset with a code', 6],
  ])('keeps "%s" within %i statements inside its transaction', (call, budget) => {
    const { canReturnRows } = core.get(Database).dialect;
    const inside = counts.get(call)?.inside ?? 0;
    expect(inside).toBeGreaterThan(0);
    expect(inside).toBeLessThanOrEqual(budget + (canReturnRows ? 0 : locksOf(call)));
    if (kind === 'mysql') expect(counts.get(call)?.statements).not.toContainEqual('START TRANSACTION');
  });
});
