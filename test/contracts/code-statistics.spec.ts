import { ChallengeStore } from '../../src/otp/challenge.sql-store';
import { CodeStatistics } from '../../src/otp/code-statistics';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('CodeStatistics', (kind) => {
  const fixture = useStoreFixture(kind);

  it('counts the codes that have not expired by their key', async () => {
    const store = new ChallengeStore(fixture().database);
    const now = Date.now();
    const code = (seq: number, keyId: string, expiresAt = now + 300_000) => ({
      ...{ seq, origin: 'systems', mac: { keyId, digest: 'mac' }, isAccepted: false, expiresAt },
    });
    const terms = { scopeKey: 'scope', lifetimeSeconds: 300 };
    await store.open({ ...terms, id: 'one', codes: [code(1, 'a'), code(2, 'b')] });
    await store.open({ ...terms, id: 'another', codes: [code(1, 'b'), code(2, 'b', now)] });
    await store.open({ ...terms, id: 'an expired one', lifetimeSeconds: 0, codes: [code(1, 'b')] });
    const found = [...(await new CodeStatistics(fixture().database).live())].sort(
      (one, other) => one.count - other.count,
    );
    expect(found).toEqual([
      { what: 'live codes', keyId: 'a', count: 1, until: now + 300_000 },
      { what: 'live codes', keyId: 'b', count: 2, until: now + 300_000 },
    ]);
  });
});
