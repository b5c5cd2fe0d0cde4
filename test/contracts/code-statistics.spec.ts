import { ChallengeStore } from '../../src/otp/challenge.sql-store';
import { CodeStatistics } from '../../src/otp/code-statistics';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('CodeStatistics', (kind) => {
  const fixture = useStoreFixture(kind);

  it('counts the codes that have not expired by their key', async () => {
    const codes = [
      { keyId: 'a', lifetimeSeconds: 300 },
      { keyId: 'b', lifetimeSeconds: 300 },
      { keyId: 'b', lifetimeSeconds: 300 },
      { keyId: 'b', lifetimeSeconds: 0 },
    ];
    await new ChallengeStore(fixture().database).addCodes(
      'challenge',
      codes.map(({ keyId, lifetimeSeconds }, seq) => ({
        ...{ seq, origin: 'systems', mac: { keyId, digest: 'mac' }, isAccepted: false, lifetimeSeconds },
      })),
    );
    const found = [...(await new CodeStatistics(fixture().database).live())].sort(
      (one, other) => one.codes - other.codes,
    );
    expect(found).toMatchObject([
      { keyId: 'a', codes: 1 },
      { keyId: 'b', codes: 2 },
    ]);
  });
});
