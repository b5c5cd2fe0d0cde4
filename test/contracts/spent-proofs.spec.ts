import { Test, type TestingModule } from '@nestjs/testing';
import { SpentProofEntity } from '../../src/captcha/proofs/spent-proof.entity';
import { SpentProofs } from '../../src/captcha/proofs/spent-proof.sql-store';
import { Database, DatabaseClock } from '../../src/database';
import { RememberSpentProofs1764201000000 } from '../../src/database/migrations/1764201000000-remember-spent-proofs';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { platformModules } from '../support/platform-modules';
import { testConfig } from '../support/test-environment';

const LIFE_MS = 60_000;

describeEachDatabase('SpentProofs', (kind) => {
  let database: OpenDatabase;
  let app: TestingModule;
  let spent: SpentProofs;

  beforeAll(async () => {
    database = await openDatabase(kind);
    const schema = { entities: [SpentProofEntity], migrations: [RememberSpentProofs1764201000000] };
    app = await Test.createTestingModule({ imports: platformModules(testConfig(database.config), schema) }).compile();
    spent = new SpentProofs(app.get(Database));
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  it('spends a proof for one of 50 parallel callers', async () => {
    const until = (await spent.now()) + LIFE_MS;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => spent.spend('one', until)));
    expect(outcomes.filter((isFirst) => isFirst)).toHaveLength(1);
  });

  it('tells the time of the database', async () => {
    const before = await spent.now();
    app.get(DatabaseClock).advance(LIFE_MS);
    expect((await spent.now()) - before).toBeGreaterThanOrEqual(LIFE_MS);
  });

  it('forgets proofs that have expired, so many at a time, and no others', async () => {
    await spent.purge(100);
    const now = await spent.now();
    for (const digest of ['a', 'b', 'c']) await spent.spend(digest, now + LIFE_MS);
    await spent.spend('later', now + 3 * LIFE_MS);
    app.get(DatabaseClock).advance(2 * LIFE_MS);
    expect([await spent.purge(2), await spent.purge(2), await spent.purge(2)]).toEqual([2, 1, 0]);
    expect(await spent.spend('later', now + 3 * LIFE_MS)).toBe(false);
  });
});
