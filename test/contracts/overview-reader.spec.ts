import { AuditLog } from '../../src/audit/audit-log';
import { AuditReader } from '../../src/audit';
import { BlockService } from '../../src/blocks';
import { Random } from '../../src/common';
import { DeliveryReader } from '../../src/console/overview/delivery.reader';
import { OverviewReader } from '../../src/console/overview/overview.reader';
import { DestinationLimiter } from '../../src/otp';
import { FixedClock } from '../doubles/fixed-clock';
import { Database } from '../../src/database';
import { useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1_000;

describeEachDatabase('figures of the overview', (kind) => {
  const fixture = useAuthFixture(kind);

  it('count refusals of a day with their repetitions, the most frequent first, and nothing else', async () => {
    await fixture().query('DELETE FROM audit_entries');
    const log = new AuditLog(fixture().the(Database), new FixedClock(), fixture().the(Random));
    const wrong = { app: 'default', event: 'verify-code', outcome: 'code-wrong', ip: '10.0.0.1' } as const;
    for (let n = 0; n < 3; n++) await log.append(wrong);
    await log.append({ ...wrong, ip: '10.0.0.2' });
    await log.append({ ...wrong, event: 'send-code', outcome: 'too-frequent' });
    await log.append({ ...wrong, outcome: 'done' });
    await log.append({ ...wrong, event: 'unblock', outcome: 'not-found', operator: 'ada' });
    const refusals = () => fixture().the(AuditReader).refusals(DAY_MS);
    expect(await refusals()).toEqual([
      { event: 'verify-code', reason: 'code-wrong', times: 4 },
      { event: 'send-code', reason: 'too-frequent', times: 1 },
    ]);
    fixture().pass(DAY_SECONDS + 1);
    expect(await refusals()).toEqual([]);
  });

  it('are read once in half a minute for all readers of a range', async () => {
    const clock = new FixedClock();
    const [delivery, audit] = [fixture().the(DeliveryReader), fixture().the(AuditReader)];
    const [blocks, limiter] = [fixture().the(BlockService), fixture().the(DestinationLimiter)];
    const reader = new OverviewReader(delivery, audit, blocks, limiter, clock);
    const first = await Promise.all([reader.read(7), reader.read(7), reader.read(30)]);
    expect(first[1]).toBe(first[0]);
    expect(first[2]).not.toBe(first[0]);
    clock.advance(29_999);
    expect(await reader.read(7)).toBe(first[0]);
    clock.advance(1);
    expect(await reader.read(7)).not.toBe(first[0]);
  });

  it('are read again after a failure', async () => {
    let isDown = true;
    const delivery = {
      read: () => (isDown ? Promise.reject(new Error('down')) : fixture().the(DeliveryReader).read(7)),
    };
    const [audit, blocks] = [fixture().the(AuditReader), fixture().the(BlockService)];
    const limiter = fixture().the(DestinationLimiter);
    const reader = new OverviewReader(delivery as unknown as DeliveryReader, audit, blocks, limiter, new FixedClock());
    await expect(reader.read(7)).rejects.toThrow('down');
    isDown = false;
    expect(await reader.read(7)).toMatchObject({ range: 7, blocks: 0 });
  });
});
