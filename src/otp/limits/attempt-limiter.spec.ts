import { InMemoryRateWindows } from '../../../test/doubles/in-memory-rate-window.store';
import { DAY_MS, keyDigest } from '../../common';
import { STANDARD_LIMITS } from '../../config';
import { attemptKey } from '../code-scope';
import { addressPrefixes, networkOf } from './address-prefixes';
import { AttemptLimiter, recordWrongAttempt, isPaused, isUnsuspected } from './attempt-limiter';
import type { BruteForceMonitor } from './brute-force-monitor';
import { emptyRateWindow, HOUR_MS, type RateWindow } from './rate-window';
import type { RateWindowStore } from './rate-window.sql-store';

const LIMITS = { wrongPerHour: 10, wrongPerDay: 30, pauseSeconds: 900, pauseMaxSeconds: 3_600 };
const MINUTE_MS = 60_000;

const wrongAt = (rateWindow: RateWindow, times: readonly number[], network = 'there'): RateWindow =>
  times.reduce((counted, time) => recordWrongAttempt(counted, network, time, LIMITS), rateWindow);

const tenAt = (time: number): number[] => new Array<number>(10).fill(time);

describe('the guess budget', () => {
  it('lets nine wrong guesses an hour pass without a pause', () => {
    const nine = wrongAt(emptyRateWindow, tenAt(1_000).slice(1));
    expect(isPaused(nine, 1_000)).toBe(false);
    expect(nine.pausedUntil).toBe(0);
  });

  it('pauses for a quarter of an hour at the tenth', () => {
    const spent = wrongAt(emptyRateWindow, tenAt(1_000));
    expect(spent.pausedUntil).toBe(1_000 + 15 * MINUTE_MS);
    expect(isPaused(spent, spent.pausedUntil - 1)).toBe(true);
    expect(isPaused(spent, spent.pausedUntil)).toBe(false);
  });

  it('gives one guess a pause while the hour is spent, and doubles the pause each time', () => {
    const spent = wrongAt(emptyRateWindow, tenAt(0));
    const again = wrongAt(spent, [spent.pausedUntil]);
    expect(again.pausedUntil - spent.pausedUntil).toBe(30 * MINUTE_MS);
    expect(wrongAt(again, [again.pausedUntil]).pausedUntil - again.pausedUntil).toBe(60 * MINUTE_MS);
  });

  it('pauses at the thirtieth of a day, however they are spread', () => {
    const spread = Array.from({ length: 30 }, (_, n) => n * 20 * MINUTE_MS);
    expect(wrongAt(emptyRateWindow, spread.slice(1)).pausedUntil).toBe(0);
    expect(isPaused(wrongAt(emptyRateWindow, spread), spread.at(-1) ?? 0)).toBe(true);
  });

  it('doubles each further pause, up to a day', () => {
    let rateWindow = wrongAt(emptyRateWindow, tenAt(0));
    const pauses = [rateWindow.pausedUntil / 1000];
    for (let round = 0; round < 8; round++) {
      const now = rateWindow.pausedUntil;
      rateWindow = wrongAt({ ...rateWindow, events: tenAt(now - 1).map((at) => ({ at })) }, [now]);
      pauses.push((rateWindow.pausedUntil - now) / 1000);
    }
    expect(pauses).toEqual([900, 1_800, 3_600, 3_600, 3_600, 3_600, 3_600, 3_600, 3_600]);
  });

  it('starts from the first pause again once a day has passed since the last one', () => {
    const once = wrongAt(emptyRateWindow, tenAt(10 * DAY_MS));
    const aDayLater = once.pausedUntil + DAY_MS;
    const pauseFrom = (time: number) => wrongAt(once, tenAt(time)).pausedUntil - time;
    expect([pauseFrom(aDayLater - 1), pauseFrom(aDayLater)]).toEqual([30 * MINUTE_MS, 15 * MINUTE_MS]);
  });

  it('keeps a pause as it is for a wrong guess that it did not stop', () => {
    const paused = wrongAt(emptyRateWindow, tenAt(0));
    const counted = wrongAt(paused, [MINUTE_MS], 'here');
    expect(counted).toEqual({ ...paused, events: [...paused.events, { at: MINUTE_MS, what: 'here' }] });
  });

  it('suspects a network from its third wrong guess of a day on, and no other', () => {
    const isSuspected = (rateWindow: RateWindow, now: number, network = 'there') =>
      !isUnsuspected(rateWindow, network, now, { ownWrongPerDay: 3 });
    const three = wrongAt(emptyRateWindow, [1, 2, 3]);
    expect(isSuspected(wrongAt(emptyRateWindow, [1, 2]), 3)).toBe(false);
    expect([isSuspected(three, 3), isSuspected(three, DAY_MS), isSuspected(three, DAY_MS + 1)]).toEqual([
      ...[true, true, false],
    ]);
    expect(isSuspected(three, 3, 'here')).toBe(false);
  });
});

describe('the limiter of attempts', () => {
  const scope = { app: 'default', purpose: 'recover', target: '+8613800138000' } as const;
  const ip = '203.0.113.7';
  const query = { sql: 'a query', values: [] };
  const monitor = { isRaised: false };
  let store: InMemoryRateWindows;
  let limiter: AttemptLimiter;
  /** Enters so many wrong codes for as many targets. */
  const guess = async (times: number, from: string, isCounted = true) => {
    for (let n = 0; n < times; n++) {
      const other = { ...scope, target: `${scope.target}${String(n)}` };
      await limiter.record(other, await limiter.lock(other, { ip: from }, query), isCounted);
    }
  };

  beforeEach(() => {
    monitor.isRaised = false;
    store = new InMemoryRateWindows();
    limiter = new AttemptLimiter(store as unknown as RateWindowStore, monitor as BruteForceMonitor, STANDARD_LIMITS);
  });

  it('locks the window of the scope alone, and answers the query under its lock', async () => {
    const { network, locked, ...limits } = await limiter.lock(scope, { ip }, query);
    expect(limits).toEqual({ pauseSeconds: 0, addressSeconds: 0, isUnsuspected: true });
    expect(network).toBe(networkOf(ip));
    expect([...locked.windows.keys()]).toEqual([attemptKey(scope)]);
    expect(locked.answer).toBe('a query');
  });

  it('counts a wrong attempt for its network, and writes the window of any other as it was', async () => {
    const first = await limiter.lock(scope, { ip }, query);
    await limiter.record(scope, first, false);
    expect(store.writes).toEqual([[attemptKey(scope)]]);
    expect(store.of(attemptKey(scope))).toEqual(emptyRateWindow);
    await limiter.record(scope, first, true);
    expect(store.of(attemptKey(scope)).events).toEqual([{ at: store.now, what: networkOf(ip) }]);
  });

  it('tells the pause in whole seconds, rounded up, and a network that is not suspected', async () => {
    const events = [1, 2, 3].map(() => ({ at: store.now, what: networkOf(ip) }));
    store.windows.set(attemptKey(scope), { events, pausedUntil: store.now + 60_001, pauses: 1 });
    expect(await limiter.lock(scope, { ip }, query)).toMatchObject({ pauseSeconds: 61, isUnsuspected: false });
    expect(await limiter.lock(scope, { ip: '198.51.100.1' }, query)).toMatchObject({ isUnsuspected: true });
    store.now += 60_002;
    expect(await limiter.lock(scope, { ip }, query)).toMatchObject({ pauseSeconds: 0 });
  });

  it('counts at a client address and its prefixes only while the alarm is raised', async () => {
    const keys = addressPrefixes(ip, STANDARD_LIMITS).map(({ key }) => keyDigest('guess-ip', key));
    const addresses = () => [...store.windows.keys()].filter((key) => !keys.includes(key)).length;
    await guess(5, ip);
    expect(store.windows.size).toBe(5);
    monitor.isRaised = true;
    await guess(4, ip);
    expect(await limiter.lock(scope, { ip }, query)).toMatchObject({ addressSeconds: 0 });
    await guess(1, ip, false);
    expect(await limiter.lock(scope, { ip }, query)).toMatchObject({ addressSeconds: 0 });
    await guess(1, ip);
    expect(await limiter.lock(scope, { ip }, query)).toMatchObject({ addressSeconds: 3_600 });
    expect(addresses()).toBe(5);
    expect(keys.map((key) => store.of(key).events)).toEqual([
      Array.from({ length: 5 }, () => ({ at: store.now })),
      Array.from({ length: 5 }, () => ({ at: store.now })),
    ]);
    store.now += HOUR_MS - 999;
    expect(await limiter.lock(scope, { ip }, query)).toMatchObject({ addressSeconds: 1 });
  });

  it('gives a prefix six times the attempts of an address', async () => {
    monitor.isRaised = true;
    for (let n = 0; n < 6; n++) {
      expect(await limiter.lock(scope, { ip: '203.0.113.99' }, query)).toMatchObject({ addressSeconds: 0 });
      await guess(5, `203.0.113.${String(n)}`);
    }
    expect(await limiter.lock(scope, { ip: '203.0.113.99' }, query)).toMatchObject({ addressSeconds: 3_600 });
  });

  it('holds no address of a server against anybody', async () => {
    monitor.isRaised = true;
    await guess(5, ip);
    const { addressSeconds, locked } = await limiter.lock(scope, { ip, isTrusted: true }, query);
    expect([addressSeconds, locked.windows.size]).toEqual([0, 1]);
  });
});
