import { Registry } from 'prom-client';
import { FixedClock } from '../../test/doubles/fixed-clock';
import { noSignals } from '../../test/doubles/no-redis';
import { RecordedEvents } from '../../test/doubles/recorded-events';
import { Breakers } from '../notification';
import { VendorMetrics } from './vendor-metrics';

describe('VendorMetrics', () => {
  const clock = new FixedClock();
  const breakers = new Breakers(clock, new RecordedEvents(), noSignals());
  const registry = new Registry();
  const metrics = new VendorMetrics(breakers, registry);
  const shown = async () => {
    metrics.refresh();
    const lines = (await registry.metrics()).split('\n');
    return lines.filter((line) => line.startsWith('regain_')).map((line) => line.slice('regain_delivery_'.length));
  };

  it('show a provider that does not work until it may be probed, without another call', async () => {
    for (let message = 0; message < 5; message++)
      breakers.begin('vendor', String(message))({ result: 'failed', why: 'http 500' });
    expect(await shown()).toContain('breaker_open{provider="vendor"} 1');
    clock.advance(30_000);
    expect(await shown()).toContain('breaker_open{provider="vendor"} 0');
  });

  it('show for how long one rests that is too busy', async () => {
    breakers.begin('busy', 'message')({ result: 'busy', why: 'http 429', retryAfterSeconds: 60 });
    clock.advance(15_000);
    expect(await shown()).toEqual(
      expect.arrayContaining(['breaker_open{provider="busy"} 0', 'rest_seconds{provider="busy"} 45']),
    );
    clock.advance(60_000);
    expect(await shown()).toContain('rest_seconds{provider="busy"} 0');
  });
});
