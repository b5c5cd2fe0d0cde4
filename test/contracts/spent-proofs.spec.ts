import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { Test, type TestingModule } from '@nestjs/testing';
import { AltchaVerifier } from '../../src/captcha/proofs/altcha.verifier';
import { SpentProofEntity } from '../../src/captcha/proofs/spent-proof.entity';
import { SpentProofs } from '../../src/captcha/proofs/spent-proof.sql-store';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { Database, DatabaseClock } from '../../src/database';
import { RememberSpentProofs1764201000000 } from '../../src/database/migrations/1764201000000-remember-spent-proofs';
import { SeededRandom } from '../doubles/seeded-random';
import { load } from '../support/config-issues';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { platformModules } from '../support/platform-modules';
import { testConfig } from '../support/test-environment';

const LIFE_MS = 60_000;

describeEachDatabase('SpentProofs', (kind) => {
  let database: OpenDatabase;
  let app: TestingModule;
  let spent: SpentProofs;
  const { captcha, proofs } = load({ CAPTCHA: 'altcha', ALTCHA_COST: '1' });

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
    const end = (await spent.now()) + LIFE_MS;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => spent.recordBefore(end, 'one')));
    expect(outcomes.filter((outcome) => outcome === 'first')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'known')).toHaveLength(49);
    const lasting = await Promise.all(Array.from({ length: 50 }, () => spent.recordFor('lasting', LIFE_MS)));
    expect(lasting.filter((isFirst) => isFirst)).toHaveLength(1);
  });

  it('spends no proof whose time is over, spent before or not', async () => {
    const end = await spent.now();
    expect([await spent.recordBefore(end, 'late'), await spent.recordBefore(end, 'one')]).toEqual(['over', 'over']);
    expect(await spent.recordBefore(end + LIFE_MS, 'late')).toBe('first');
  });

  it('tells the time of the database', async () => {
    const before = await spent.now();
    app.get(DatabaseClock).advance(LIFE_MS);
    expect((await spent.now()) - before).toBeGreaterThanOrEqual(LIFE_MS);
  });

  it('forgets proofs that have expired, so many at a time, and no others', async () => {
    await spent.purge(100);
    const now = await spent.now();
    for (const digest of ['a', 'b']) await spent.recordUntil(digest, now + LIFE_MS);
    await spent.recordFor('c', LIFE_MS);
    await spent.recordUntil('later', now + 3 * LIFE_MS);
    app.get(DatabaseClock).advance(2 * LIFE_MS);
    expect([await spent.purge(2), await spent.purge(2), await spent.purge(2)]).toEqual([2, 1, 0]);
    expect(await spent.recordUntil('later', now + 3 * LIFE_MS)).toBe(false);
  });

  it('accepts a proof of work whose challenge a former key signed, and none of a key that has left the ring', async () => {
    const verifierOf = (...secrets: readonly string[]) =>
      new AltchaVerifier(new HkdfKeyRing(secrets), new SeededRandom(), spent, captcha, proofs);
    const subject = { app: 'smssend', client: 'one', purpose: 'recover' } as const;
    const challenge = await verifierOf('the older key of a test').challenge(subject);
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const given = { subject, proof, address: undefined };
    expect((await verifierOf('the newer key of a test').verify(given)).ok).toBe(false);
    expect((await verifierOf('the newer key of a test', 'the older key of a test').verify(given)).ok).toBe(true);
  });
});
