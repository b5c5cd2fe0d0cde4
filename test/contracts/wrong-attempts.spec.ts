import { ChallengeStore } from '../../src/otp/challenge.sql-store';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const MINUTE_MS = 60_000;

describeEachDatabase('wrong attempts of a day', (kind) => {
  const fixture = useStoreFixture(kind);
  const newStore = () => new ChallengeStore(fixture().database);

  /** A challenge that ends in five minutes, with so many attempts. */
  const insert = (id: string, attempts: number) =>
    fixture().database.execute(
      `INSERT INTO otp_challenges (id, scope_key, decoy, state, attempts, sends, created_at, expires_at)
       VALUES (?, ?, 0, 'pending', ?, 1, 0, ${fixture().database.now} + ?)`,
      [id, id, attempts, 5 * MINUTE_MS],
    );

  it('are counted alike by a process that has counted before and by one that starts', async () => {
    const running = newStore();
    await insert('first', 3);
    expect(await running.wrongAttemptsOfDay()).toMatchObject({ real: 3 });
    await newStore().chargeAttempt('first', 5);
    fixture().pass(4 * MINUTE_MS);
    await insert('second', 2);
    for (let minutes = 0; minutes < 24 * 60; minutes += 240) {
      expect(await running.wrongAttemptsOfDay()).toEqual({ real: 6, neverRight: 6, decoy: 0 });
      expect(await newStore().wrongAttemptsOfDay()).toEqual({ real: 6, neverRight: 6, decoy: 0 });
      fixture().pass(240 * MINUTE_MS);
    }
    fixture().pass(10 * MINUTE_MS);
    expect(await running.wrongAttemptsOfDay()).toMatchObject({ real: 0 });
  });

  it('of challenges that ended a while ago are not read again', async () => {
    const running = newStore();
    await insert('third', 4);
    fixture().pass(10 * MINUTE_MS);
    expect(await running.wrongAttemptsOfDay()).toMatchObject({ real: 4 });
    await fixture().database.execute("UPDATE otp_challenges SET attempts = 0 WHERE id = 'third'");
    expect(await running.wrongAttemptsOfDay()).toMatchObject({ real: 4 });
    expect(await newStore().wrongAttemptsOfDay()).toMatchObject({ real: 0 });
  });
});
