import { ChallengeStore } from '../../src/otp/challenge.sql-store';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

describeEachDatabase('ChallengeStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: ChallengeStore;
  let made = 0;

  beforeAll(() => {
    store = new ChallengeStore(fixture().database);
  });

  const code = (seq: number, lifetimeSeconds = 300) => ({
    ...{ seq, origin: 'origin', mac: { keyId: 'key', digest: `digest ${String(seq)}` }, isAccepted: false },
    lifetimeSeconds,
  });
  /** A challenge with one code, both good for five minutes. */
  const open = async () => {
    const id = `challenge${String(made++)}`;
    const scope = `slot of ${id}`;
    await store.open(id, scope, 300);
    await store.addCodes(id, [code(1)]);
    return { id, scope };
  };
  const winners = async (times: number, verb: () => Promise<boolean>) =>
    (await inParallel(times, verb)).filter(Boolean).length;

  it('returns the newest challenge of a scope with its codes, newest first', async () => {
    const { id, scope } = await open();
    await store.addCodes(id, [{ ...code(3), isAccepted: true }, code(2)]);
    const newest = await store.newest(scope);
    expect(newest).toMatchObject({ id, state: 'pending', attempts: 0, sends: 1, isLive: true });
    expect(newest?.codes.map(({ seq, isAccepted, isLive }) => [seq, isAccepted, isLive])).toEqual([
      [3, true, true],
      [2, false, true],
      [1, false, true],
    ]);
    expect(newest?.codes[2]).toMatchObject({ origin: 'origin', mac: { keyId: 'key', digest: 'digest 1' } });
    expect(await store.newest('nobody asked')).toBeUndefined();
  });

  it('returns a later challenge of the same scope instead of an earlier one', async () => {
    const { scope } = await open();
    fixture().pass(SECOND_MS);
    await store.open('a later one', scope, 300);
    expect(await store.newest(scope)).toMatchObject({ id: 'a later one', codes: [] });
  });

  it('expires challenges and codes separately, to the millisecond', async () => {
    const { id, scope } = await open();
    await store.addCodes(id, [code(2, 100)]);
    const expiries = (await store.newest(scope))?.codes.map(({ expiresAt }) => expiresAt) ?? [];
    expect((expiries[1] ?? 0) - (expiries[0] ?? 0)).toBeGreaterThan(199 * SECOND_MS);
    fixture().pass(100 * SECOND_MS);
    expect((await store.newest(scope))?.codes.map(({ isLive }) => isLive)).toEqual([false, true]);
    fixture().pass(200 * SECOND_MS);
    expect(await store.newest(scope)).toMatchObject({ isLive: false, codes: [{ isLive: false }, { isLive: false }] });
  });

  it('expires a challenge with its newest code', async () => {
    const { id, scope } = await open();
    fixture().pass(200 * SECOND_MS);
    await store.countSend(id, 300);
    fixture().pass(200 * SECOND_MS);
    expect(await store.newest(scope)).toMatchObject({ sends: 2, isLive: true });
    await store.countSend(id, 1);
    fixture().pass(50 * SECOND_MS);
    expect(await store.newest(scope)).toMatchObject({ sends: 3, isLive: true });
  });

  it('keeps the expiry of a code that was carried over', async () => {
    const { id } = await open();
    const expiresAt = 1_763_700_000_123;
    const { lifetimeSeconds, ...carried } = code(2);
    await store.addCodes(id, [
      { ...carried, expiresAt },
      { ...code(3), lifetimeSeconds },
    ]);
    const newest = await store.newest(`slot of ${id}`);
    expect(newest?.codes.find(({ seq }) => seq === 2)).toMatchObject({ expiresAt });
  });

  it('charges at most the attempts left of 100 parallel ones', async () => {
    const { id, scope } = await open();
    expect(await winners(100, () => store.chargeAttempt(id, 5))).toBe(5);
    expect(await store.newest(scope)).toMatchObject({ attempts: 5 });
  });

  it('charges no attempt of a spent, expired or unknown challenge', async () => {
    const [spent, expired] = [await open(), await open()];
    await store.consume(spent.id);
    expect(await store.chargeAttempt(spent.id, 5)).toBe(false);
    expect(await store.chargeAttempt('unknown', 5)).toBe(false);
    fixture().pass(300 * SECOND_MS);
    expect(await store.chargeAttempt(expired.id, 5)).toBe(false);
  });

  it('lets one of 50 parallel calls end a challenge, and refunds the attempt of the right guess', async () => {
    const { id, scope } = await open();
    for (let attempts = 0; attempts < 3; attempts++) await store.chargeAttempt(id, 5);
    expect(await winners(50, () => store.consume(id))).toBe(1);
    expect(await store.newest(scope)).toMatchObject({ state: 'spent', attempts: 2 });
  });

  it('counts the wrong guesses of a day over all challenges', async () => {
    fixture().pass(25 * HOUR_MS);
    const [one, other] = [await open(), await open()];
    for (let attempts = 0; attempts < 3; attempts++) await store.chargeAttempt(one.id, 5);
    await store.chargeAttempt(other.id, 5);
    await store.open('a decoy', 'slot of a decoy', 300, undefined, true);
    await store.chargeAttempt('a decoy', 5);
    expect(await store.wrongAttemptsOfDay()).toEqual({ real: 4, neverRight: 4, decoy: 1 });
    await store.consume(one.id);
    expect(await store.wrongAttemptsOfDay()).toEqual({ real: 3, neverRight: 1, decoy: 1 });
    fixture().pass(25 * HOUR_MS);
    expect(await store.wrongAttemptsOfDay()).toEqual({ real: 0, neverRight: 0, decoy: 0 });
  });

  it('lets one of 50 parallel calls accept a code, which extends its lifetime', async () => {
    const { id, scope } = await open();
    expect(await winners(50, () => store.accept(id, 1, 600))).toBe(1);
    expect(await store.accept(id, 2, 600)).toBe(false);
    fixture().pass(599 * SECOND_MS);
    expect((await store.newest(scope))?.codes).toMatchObject([{ isAccepted: true, isLive: true }]);
  });

  it('refunds no more attempts than were charged, and keeps an accepted code readable', async () => {
    const { id, scope } = await open();
    await store.chargeAttempt(id, 5);
    await store.refundAttempt(id, 600);
    await store.refundAttempt(id, 600);
    fixture().pass(400 * SECOND_MS);
    expect(await store.newest(scope)).toMatchObject({ attempts: 0, isLive: true });
  });

  it('purges challenges and their codes a day after expiry', async () => {
    const { id, scope } = await open();
    fixture().pass(24 * HOUR_MS + 299 * SECOND_MS);
    const fresh = await open();
    while ((await store.purge(100)) > 0);
    expect(await store.newest(scope)).toBeDefined();
    fixture().pass(2 * SECOND_MS);
    expect(await store.purge(100)).toBe(1);
    expect(await store.newest(scope)).toBeUndefined();
    expect(await store.newest(fresh.scope)).toBeDefined();
    expect(await fixture().database.query('SELECT seq FROM otp_codes WHERE challenge_id = ?', [id])).toEqual([]);
  });
});
