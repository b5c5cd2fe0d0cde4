import { ChallengeStore } from '../../src/otp/challenge.sql-store';
import { CodeStatistics } from '../../src/otp/code-statistics';
import { describeEachDatabase } from '../support/database-harness';
import { StoreBench } from '../support/store-bench';

describeEachDatabase('CodeStatistics', (kind) => {
  let bench: StoreBench;

  beforeAll(async () => {
    bench = await StoreBench.open(kind);
  });

  afterAll(() => bench.close());

  it('counts the codes that have not expired by their key', async () => {
    const codes = [
      { keyId: 'a', lifetimeSeconds: 300 },
      { keyId: 'b', lifetimeSeconds: 300 },
      { keyId: 'b', lifetimeSeconds: 300 },
      { keyId: 'b', lifetimeSeconds: 0 },
    ];
    await new ChallengeStore(bench.database).addCodes(
      'challenge',
      codes.map(({ keyId, lifetimeSeconds }, seq) => ({
        ...{ seq, origin: 'systems', mac: { keyId, digest: 'mac' }, isAccepted: false, lifetimeSeconds },
      })),
    );
    const found = [...(await new CodeStatistics(bench.database).live())].sort((one, other) => one.codes - other.codes);
    expect(found).toMatchObject([
      { keyId: 'a', codes: 1 },
      { keyId: 'b', codes: 2 },
    ]);
  });
});
