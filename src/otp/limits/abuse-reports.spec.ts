import { DAY_MS } from '../../common';
import { FixedClock } from '../../../test/doubles/fixed-clock';
import type { EventRecorder } from '../../events';
import { AbuseReports } from './abuse-reports';
import type { DestinationCounts } from './destination';

type Recorded = Parameters<EventRecorder['recordOnce']>;

describe('reports of abuse', () => {
  const clock = new FixedClock();
  const recorded: Recorded[] = [];
  const recorder = { recordOnce: (...event: Recorded) => Promise.resolve(void recorded.push(event)) };
  const reports = new AbuseReports(recorder as unknown as EventRecorder, clock);
  const pumped = (destination: string) =>
    reports.pumping({ destination, sendsOfDay: 50, enteredOfDay: 1 } as DestinationCounts);
  const keys = () => recorded.map(([key]) => key);

  beforeEach(() => {
    recorded.length = 0;
  });

  it('are events of the default client application', async () => {
    await reports.wrongCodes(900);
    await pumped('KH');
    expect(recorded.map(([, event]) => event)).toEqual([
      { type: 'abuse.raised', app: 'default', details: { kind: 'wrong-codes', wrongCodes: 900 } },
      {
        ...{ type: 'abuse.raised', app: 'default' },
        details: { kind: 'sms-pumping', destination: 'KH', sent: 50, entered: 1 },
      },
    ]);
  });

  it('are one a day for each kind and destination', async () => {
    clock.set(100 * DAY_MS);
    await reports.wrongCodes(900);
    clock.advance(DAY_MS - 1);
    await reports.wrongCodes(1_000);
    clock.advance(1);
    await reports.wrongCodes(1_000);
    for (const destination of ['KH', 'KH', 'LA']) await pumped(destination);
    const [first, second, third, ...pumping] = keys();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(new Set(pumping).size).toBe(2);
    expect(new Set(keys()).size).toBe(4);
  });
});
