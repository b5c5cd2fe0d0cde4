import { Registry } from 'prom-client';
import { FixedClock } from '../../test/doubles/fixed-clock';
import type { DeliveryStatistics, SpendCap } from '../notification';
import { OutboxMetrics } from './outbox-metrics';

describe('OutboxMetrics', () => {
  const clock = new FixedClock();
  const registry = new Registry();
  const reads = { waiting: 0, conversion: 0 };
  const statistics = {
    waiting: () => Promise.resolve(((reads.waiting += 1), [])),
    conversion: () => {
      reads.conversion += 1;
      const codes = { accepted: 3, delivered: 2, entered: 1 };
      return Promise.resolve([{ vendor: 'webhook', channel: 'sms', ...codes }]);
    },
  } as Partial<DeliveryStatistics> as DeliveryStatistics;
  const spendCap = { shares: () => Promise.resolve([]) } as Partial<SpendCap> as SpendCap;
  const metrics = new OutboxMetrics(statistics, spendCap, clock, registry);

  it('reads what waits once in five seconds, and the codes of the hour once a minute, whoever scrapes', async () => {
    for (let second = 0; second < 60; second++) {
      await metrics.refresh();
      clock.advance(1_000);
    }
    expect(reads).toEqual({ waiting: 12, conversion: 1 });
    expect(await registry.metrics()).toContain('stage="entered"} 1\n');
    await metrics.refresh();
    expect(reads).toEqual({ waiting: 13, conversion: 2 });
  });
});
