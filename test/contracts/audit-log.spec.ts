import { type AuditEntry, AuditLog } from '../../src/audit/audit-log';
import { Random } from '../../src/common';
import { FixedClock } from '../doubles/fixed-clock';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

const HOUR_MS = 3_600_000;

const decision: AuditEntry = { app: 'default', event: 'sign-in', outcome: 'done', ip: '10.0.0.1' };

describeEachDatabase('AuditLog', (kind) => {
  const fixture = useStoreFixture(kind);
  let log: AuditLog;
  const clock = new FixedClock();

  beforeAll(() => {
    log = new AuditLog(fixture().database, clock, fixture().process.get(Random));
  });

  beforeEach(() => fixture().database.execute('DELETE FROM audit_entries'));

  const entries = () => fixture().database.query<Record<string, unknown>>('SELECT * FROM audit_entries ORDER BY id');

  it("stores an entry with the database's time, and null for omitted fields", async () => {
    await log.append({ ...decision, purpose: 'recover', accountId: 'ada', target: '+86138****8000' });
    clock.advance(1);
    await log.append(decision);
    const [full, bare] = await entries();
    expect(full).toMatchObject({ ...decision, purpose: 'recover', account_id: 'ada', target: '+86138****8000' });
    expect(bare).toMatchObject({ ...decision, purpose: null, account_id: null, target: null });
    expect(Math.abs(Number(full?.['at']) - Date.now())).toBeLessThan(60_000);
  });

  it('stores 50 parallel entries under ids that sort by time', async () => {
    await inParallel(50, (n) => log.append({ ...decision, accountId: String(n) }));
    expect(new Set((await entries()).map((entry) => entry['account_id'])).size).toBe(50);
    clock.advance(1);
    await log.append({ ...decision, accountId: 'last' });
    expect((await entries()).at(-1)).toMatchObject({ account_id: 'last' });
  });

  const refusal: AuditEntry = { ...decision, outcome: 'code-wrong', accountId: 'ada' };
  const times = async () => (await entries()).map((entry) => entry['times']);

  it('counts equal refusals of a minute in one entry, also parallel ones', async () => {
    await log.append(refusal);
    await inParallel(20, () => fixture().unitOfWork.run(() => log.append(refusal)));
    expect(await times()).toEqual([21]);
    clock.advance(60_000);
    await log.append(refusal);
    expect(await times()).toEqual([21, 1]);
  });

  it.each<Partial<AuditEntry>>([
    { event: 'verify-code' },
    { outcome: 'account-unknown' },
    { app: 'other' },
    { ip: '10.0.0.2' },
    { accountId: 'bob' },
    { target: 'b***@example.com' },
    { typed: 'name:ada' },
    { purpose: 'recover' },
  ])('has entries of their own for refusals that differ in %j', async (change) => {
    clock.advance(60_000);
    await log.append(refusal);
    await log.append({ ...refusal, ...change });
    expect(await times()).toEqual([1, 1]);
  });

  it('has an entry for every decision that is no refusal', async () => {
    await log.append(decision);
    await log.append(decision);
    expect(await times()).toEqual([1, 1]);
  });

  it('writes a refusal again whose first entry was rolled back', async () => {
    clock.advance(60_000);
    const undone = fixture().unitOfWork.run(async () => {
      await log.append(refusal);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await log.append(refusal);
    expect(await times()).toEqual([1]);
  });

  it('is rolled back with the unit of work', async () => {
    const undone = fixture().unitOfWork.run(async () => {
      await log.append(decision);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await entries()).toEqual([]);
  });

  it('purges entries after 180 days', async () => {
    await log.append({ ...decision, accountId: 'old' });
    fixture().pass(180 * 24 * HOUR_MS - 5_000);
    await log.append({ ...decision, accountId: 'young' });
    expect(await log.purge(10)).toBe(0);
    fixture().pass(10_000);
    expect(await log.purge(10)).toBe(1);
    expect(await entries()).toEqual([expect.objectContaining({ account_id: 'young' })]);
  });

  it('stores the longest outcome, IP address and client id', async () => {
    await log.append({ ...decision, outcome: 'x'.repeat(32), target: 'x'.repeat(258), ip: 'ffff:ffff:ffff:ffff::/64' });
    expect(await entries()).toHaveLength(1);
  });
});
