import { SystemClock } from './clock';

describe('SystemClock', () => {
  const clock = new SystemClock();

  it('tells the time of day', () => {
    const [before, now, after] = [Date.now(), clock.now(), Date.now()];
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(after);
  });

  it('counts whole milliseconds that pass, whatever the time of day is set to', () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['performance'] });
    const before = clock.monotonic();
    jest.setSystemTime(-3_600_000);
    const after = clock.monotonic();
    jest.useRealTimers();
    expect(after).toBeGreaterThanOrEqual(before);
    expect([before, after].every(Number.isInteger)).toBe(true);
  });
});
