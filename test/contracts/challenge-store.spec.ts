import type { StoredCode } from '../../src/otp/stored-codes';
import { ChallengeStore, type StoredChallenge } from '../../src/otp/challenge.sql-store';
import { RateWindowStore } from '../../src/otp/limits/rate-window.sql-store';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const TERMS = { maxAttempts: 5, redeemSeconds: 600 };

describeEachDatabase('ChallengeStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: ChallengeStore;
  let made = 0;

  beforeAll(() => {
    store = new ChallengeStore(fixture().database);
  });

  const nowOfDatabase = async () => {
    const { database } = fixture();
    return (await database.query<{ now: number }>(`SELECT ${database.now} AS now`))[0]?.now ?? 0;
  };
  const code = async (seq: number, lifetimeSeconds = 300): Promise<StoredCode> => ({
    ...{ seq, origin: 'origin', mac: { keyId: 'key', digest: `digest ${String(seq)}` }, isAccepted: false },
    expiresAt: (await nowOfDatabase()) + lifetimeSeconds * SECOND_MS,
  });
  /** A challenge with codes that are good for five minutes, as it is itself. */
  const open = async (codes: Promise<StoredCode>[] = [code(1)]) => {
    const id = `challenge${String(made++)}`;
    const scope = `slot of ${id}`;
    await store.open({ id, scopeKey: scope, lifetimeSeconds: 300, codes: await Promise.all(codes) });
    return { id, scope };
  };
  const locked = (scope: string, former?: string) => {
    const windows = new RateWindowStore(fixture().database);
    const lead = { key: 'window of all scopes', query: store.newestQuery(scope, former) };
    return fixture().unitOfWork.run(() => windows.lockAll([], lead));
  };
  const newest = async (scope: string, former?: string) => store.newestOf(await locked(scope, former));
  const theNewest = async (scope: string): Promise<StoredChallenge> => {
    const found = await newest(scope);
    if (!found) throw new Error(`${scope} has no challenge`);
    return found;
  };
  const winners = async (times: number, verb: () => Promise<boolean>) =>
    (await inParallel(times, verb)).filter(Boolean).length;

  it('returns the newest challenge of a scope with its codes, newest first', async () => {
    const { id, scope } = await open([code(1), code(3).then((third) => ({ ...third, isAccepted: true })), code(2)]);
    const found = await newest(scope);
    expect(found).toMatchObject({ id, scopeKey: scope, state: 'pending', attempts: 0, sends: 1, isLive: true });
    expect(found?.codes.map(({ seq, isAccepted, isLive }) => [seq, isAccepted, isLive])).toEqual([
      [3, true, true],
      [2, false, true],
      [1, false, true],
    ]);
    expect(found?.codes[2]).toMatchObject({ origin: 'origin', mac: { keyId: 'key', digest: 'digest 1' } });
    expect(await newest('nobody asked')).toBeUndefined();
  });

  it('reads a row where a scope has no challenge, as where it has one', async () => {
    const { scope } = await open();
    const columnsOf = async (asked: string): Promise<readonly string[]> =>
      Object.keys(JSON.parse((await locked(asked)).answer ?? '{}') as object);
    expect(await columnsOf('nobody asked')).toEqual(await columnsOf(scope));
  });

  it('returns the newest challenge of the former scope where this one has none', async () => {
    const [{ id, scope }, other] = [await open(), await open()];
    expect(await newest('nobody asked', scope)).toMatchObject({ id, scopeKey: scope });
    expect(await newest(other.scope, scope)).toMatchObject({ id: other.id });
  });

  it('returns a later challenge of the same scope instead of an earlier one', async () => {
    const { scope } = await open();
    fixture().pass(SECOND_MS);
    await store.open({ id: 'a later one', scopeKey: scope, lifetimeSeconds: 300, codes: [] });
    expect(await newest(scope)).toMatchObject({ id: 'a later one', codes: [] });
  });

  it('returns under the lock of a window what its last holder has written', async () => {
    const { id, scope } = await open();
    const windows = new RateWindowStore(fixture().database);
    const lead = { key: scope, query: store.newestQuery(scope) };
    const seen = await inParallel(20, (n) =>
      fixture().unitOfWork.run(async () => {
        const found = store.newestOf(await windows.lockAll([`other ${String(n)}`], lead));
        if (found) await store.addCode(found, await code(found.sends + 1), { lifetimeSeconds: 300 });
        return [found?.id, found?.sends];
      }),
    );
    expect(seen.sort(([, one], [, other]) => Number(one) - Number(other))).toEqual(
      Array.from({ length: 20 }, (_, n) => [id, n + 1]),
    );
    expect((await theNewest(scope)).codes.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, n) => 21 - n));
  });

  it('expires challenges and codes separately, to the millisecond', async () => {
    const { scope } = await open([code(1), code(2, 100)]);
    const expiries = (await theNewest(scope)).codes.map(({ expiresAt }) => expiresAt);
    expect((expiries[1] ?? 0) - (expiries[0] ?? 0)).toBeGreaterThan(199 * SECOND_MS);
    fixture().pass(100 * SECOND_MS);
    expect((await theNewest(scope)).codes.map(({ isLive }) => isLive)).toEqual([false, true]);
    fixture().pass(200 * SECOND_MS);
    expect(await newest(scope)).toMatchObject({ isLive: false, codes: [{ isLive: false }, { isLive: false }] });
  });

  it('expires a challenge with its newest code', async () => {
    const { scope } = await open();
    fixture().pass(200 * SECOND_MS);
    await store.addCode(await theNewest(scope), await code(2), { lifetimeSeconds: 300, locale: 'en' });
    fixture().pass(200 * SECOND_MS);
    expect(await newest(scope)).toMatchObject({ sends: 2, locale: 'en', isLive: true });
    await store.addCode(await theNewest(scope), await code(3), { lifetimeSeconds: 1 });
    fixture().pass(50 * SECOND_MS);
    expect(await newest(scope)).toMatchObject({ sends: 3, locale: undefined, isLive: true });
  });

  it('keeps the expiry of a code that was carried over', async () => {
    const expiresAt = 1_763_700_000_123;
    const { scope } = await open([code(2).then((carried) => ({ ...carried, expiresAt })), code(3)]);
    expect((await theNewest(scope)).codes.find(({ seq }) => seq === 2)).toMatchObject({ expiresAt });
  });

  it('charges at most the attempts left of 100 parallel ones', async () => {
    const { id, scope } = await open();
    expect(await winners(100, () => store.chargeAttempt(id, 5))).toBe(5);
    expect(await newest(scope)).toMatchObject({ attempts: 5 });
  });

  it('charges no attempt of a spent, expired or unknown challenge', async () => {
    const [spent, expired] = [await open(), await open()];
    await store.consume(spent.id, 5);
    expect(await store.chargeAttempt(spent.id, 5)).toBe(false);
    expect(await store.chargeAttempt('unknown', 5)).toBe(false);
    fixture().pass(300 * SECOND_MS);
    expect(await store.chargeAttempt(expired.id, 5)).toBe(false);
  });

  it('charges a placeholder where there is no challenge: one row, which counts for nothing', async () => {
    const placeholders = () =>
      fixture().database.query<{ attempts: number | string }>(
        'SELECT SUM(attempts) AS attempts FROM otp_challenges WHERE decoy = 2',
      );
    const [before] = await placeholders();
    const counted = await store.wrongAttemptsOfDay();
    expect(await winners(100, () => store.chargeAttempt(undefined, 5))).toBe(0);
    const [after] = await placeholders();
    expect(Number(after?.attempts) - Number(before?.attempts)).toBe(100);
    expect(await store.wrongAttemptsOfDay()).toEqual(counted);
  });

  it('lets one of 50 parallel calls end a challenge, and leaves the wrong attempts', async () => {
    const { id, scope } = await open();
    for (let attempts = 0; attempts < 3; attempts++) await store.chargeAttempt(id, 5);
    expect(await winners(50, () => store.consume(id, 5))).toBe(1);
    expect(await newest(scope)).toMatchObject({ state: 'spent', attempts: 3 });
  });

  it('neither ends a challenge nor accepts a code of one without attempts left, or of an expired one', async () => {
    const [exhausted, expired] = [await open(), await open()];
    for (let attempts = 0; attempts < 5; attempts++) await store.chargeAttempt(exhausted.id, 5);
    expect(await store.accept(await theNewest(exhausted.scope), 1, TERMS)).toBe(false);
    expect(await store.consume(exhausted.id, 5)).toBe(false);
    fixture().pass(300 * SECOND_MS);
    expect(await store.accept(await theNewest(expired.scope), 1, TERMS)).toBe(false);
    expect(await store.consume(expired.id, 5)).toBe(false);
  });

  it('counts the wrong guesses of a day over all challenges', async () => {
    fixture().pass(25 * HOUR_MS);
    const [one, other] = [await open(), await open()];
    for (let attempts = 0; attempts < 3; attempts++) await store.chargeAttempt(one.id, 5);
    await store.chargeAttempt(other.id, 5);
    await store.open({ id: 'a decoy', scopeKey: 'slot of a decoy', lifetimeSeconds: 300, isDecoy: true, codes: [] });
    await store.chargeAttempt('a decoy', 5);
    expect(await store.wrongAttemptsOfDay()).toEqual({ real: 4, neverRight: 4, decoy: 1 });
    await store.consume(one.id, 5);
    expect(await store.wrongAttemptsOfDay()).toEqual({ real: 4, neverRight: 1, decoy: 1 });
    fixture().pass(25 * HOUR_MS);
    expect(await store.wrongAttemptsOfDay()).toEqual({ real: 0, neverRight: 0, decoy: 0 });
  });

  it('accepts no code of a challenge that has got another code since it was read', async () => {
    const { scope } = await open();
    const read = await theNewest(scope);
    await store.addCode(read, await code(2), { lifetimeSeconds: 300 });
    expect(await store.accept(read, 1, TERMS)).toBe(false);
    expect((await theNewest(scope)).codes.map(({ seq, isAccepted }) => [seq, isAccepted])).toEqual([
      [2, false],
      [1, false],
    ]);
  });

  it('lets one of 50 parallel calls accept a code, which extends its lifetime and that of the challenge', async () => {
    const { scope } = await open();
    const read = await theNewest(scope);
    expect(await winners(50, () => store.accept(read, 1, TERMS))).toBe(1);
    expect(await store.accept(await theNewest(scope), 2, TERMS)).toBe(false);
    fixture().pass(590 * SECOND_MS);
    expect(await newest(scope)).toMatchObject({ isLive: true, codes: [{ isAccepted: true, isLive: true }] });
  });

  it('accepts a code once, and leaves the others of its challenge as they were', async () => {
    const { scope } = await open([code(1), code(2)]);
    expect(await store.accept(await theNewest(scope), 1, TERMS)).toBe(true);
    expect(await store.accept(await theNewest(scope), 1, TERMS)).toBe(false);
    fixture().pass(301 * SECOND_MS);
    expect((await theNewest(scope)).codes.map(({ seq, isAccepted, isLive }) => [seq, isAccepted, isLive])).toEqual([
      [2, false, false],
      [1, true, true],
    ]);
  });

  it('ends a challenge whose code was used elsewhere, though no attempts are left or it has expired', async () => {
    const [exhausted, expired] = [await open(), await open()];
    for (let attempts = 0; attempts < 5; attempts++) await store.chargeAttempt(exhausted.id, 5);
    fixture().pass(300 * SECOND_MS);
    for (const { id, scope } of [exhausted, expired]) {
      await store.end(id);
      expect(await newest(scope)).toMatchObject({ state: 'spent' });
    }
  });

  it('purges challenges a day after expiry', async () => {
    const { scope } = await open();
    fixture().pass(24 * HOUR_MS + 299 * SECOND_MS);
    const fresh = await open();
    while ((await store.purge(100)) > 0);
    expect(await newest(scope)).toBeDefined();
    fixture().pass(2 * SECOND_MS);
    expect(await store.purge(100)).toBe(1);
    expect(await newest(scope)).toBeUndefined();
    expect(await newest(fresh.scope)).toBeDefined();
  });
});
