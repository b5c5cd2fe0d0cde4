import { FixedClock } from '../../../test/doubles/fixed-clock';
import { noSignals } from '../../../test/doubles/no-redis';
import { RecordedEvents } from '../../../test/doubles/recorded-events';
import type { DeliveryOutcome } from '../vendors/channel';
import { Breakers } from './breakers';

const failed: DeliveryOutcome = { result: 'failed', why: 'http 500' };

describe('Breakers', () => {
  let clock: FixedClock;
  let breakers: Breakers;
  let events: RecordedEvents;
  let messages = 0;
  const calls = (outcome: DeliveryOutcome, count: number) => {
    for (let made = 0; made < count; made++) breakers.begin('vendor', String(messages++))(outcome);
  };

  beforeEach(() => {
    clock = new FixedClock();
    events = new RecordedEvents();
    breakers = new Breakers(clock, events, noSignals());
  });

  it.each<[DeliveryOutcome, number]>([
    [{ result: 'accepted' }, 0],
    [{ result: 'refused', why: 'twilio 21211' }, 0],
    [{ result: 'unsupported', why: 'no template' }, 0],
    [{ result: 'deferred', why: 'smtp 450' }, 0],
    [{ result: 'busy', why: 'http 429', retryAfterSeconds: 7 }, 7_000],
    [{ result: 'busy', why: 'http 429', retryAfterSeconds: 0 }, 1_000],
    [{ result: 'failed', why: 'http 500' }, 30_000],
    [{ result: 'unknown', why: 'timeout' }, 30_000],
  ])('have a provider that answers %j thirty times wait for %i ms', (outcome, waitMs) => {
    calls(outcome, 30);
    expect(breakers.waitMs('vendor', 'another')).toBe(waitMs);
  });

  it.each<[DeliveryOutcome, number]>([
    [{ result: 'deferred', why: 'smtp 450' }, 4],
    [{ result: 'unsupported', why: 'no template' }, 0],
  ])('learn from %j what they can', (outcome, errorsLeft) => {
    calls(failed, 4);
    calls(outcome, 1);
    calls(failed, errorsLeft);
    expect(breakers.waitMs('vendor', 'another')).toBe(0);
    calls(failed, 1);
    expect(breakers.waitMs('vendor', 'another')).toBe(30_000);
  });

  it('do not care what the time of day is set to', () => {
    calls(failed, 5);
    clock.advance(10_000);
    clock.set(clock.now() - 3_600_000);
    expect(breakers.waitMs('vendor', 'another')).toBe(20_000);
    clock.set(clock.now() + 7_200_000);
    expect(breakers.waitMs('vendor', 'another')).toBe(20_000);
  });

  it('tell how each provider stands, as time goes by', () => {
    const vendor = (change: object) => [{ vendor: 'vendor', state: 'closed', throttledMs: 0, ...change }];
    expect(breakers.statuses()).toEqual([]);
    calls({ result: 'busy', why: 'http 429', retryAfterSeconds: 7 }, 1);
    expect(breakers.statuses()).toEqual(vendor({ throttledMs: 7_000 }));
    clock.advance(7_000);
    expect(breakers.statuses()).toEqual(vendor({}));
    calls(failed, 5);
    expect(breakers.statuses()).toEqual(vendor({ state: 'open' }));
    clock.advance(30_000);
    expect(breakers.statuses()).toEqual(vendor({ state: 'half-open' }));
  });

  it.each([
    [60, [['vendor', 60]]],
    [5, []],
  ])('tell once of a rest of %i seconds, if it is long', (retryAfterSeconds, told) => {
    calls({ result: 'busy', why: 'http 429', retryAfterSeconds }, 3);
    expect(events.throttlings).toEqual(told);
  });

  it('neither close nor open by a probe that was not made', () => {
    calls(failed, 5);
    clock.advance(30_000);
    calls({ result: 'unsupported', why: 'no template' }, 1);
    calls(failed, 1);
    expect(breakers.waitMs('vendor', 'another')).toBe(30_000);
  });
});
