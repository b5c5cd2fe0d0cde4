import { type LimitName, STANDARD_LIMITS } from '../../config';
import { DAY_MS, emptyRateWindow, HOUR_MS, type RateWindow } from './rate-window';
import { type CheckedSend, checkSendLimits, type SendWindows } from './send-limiter';

const MINUTE_MS = 60_000;
const NOW = 10 * DAY_MS;

const none: SendWindows = {
  cooldown: emptyRateWindow,
  target: emptyRateWindow,
  ip: emptyRateWindow,
  attempts: emptyRateWindow,
};
const ask: CheckedSend = { now: NOW, targetKey: 'ada', cooldownSeconds: 60, captcha: 'absent' };

const sentAt = (...times: number[]): RateWindow => ({ ...emptyRateWindow, events: times.map((at) => ({ at })) });
const sentTo = (count: number): RateWindow => ({
  ...emptyRateWindow,
  events: Array.from({ length: count }, (_, n) => ({ at: NOW - 1, what: `target${String(n)}` })),
});
const admit = (windows: Partial<SendWindows>, over: Partial<CheckedSend> = {}) =>
  checkSendLimits({ ...none, ...windows }, { ...ask, ...over }, STANDARD_LIMITS);
const tooFrequent = (retryAfterSeconds: number, limit: LimitName) => ({
  ok: false,
  refusal: { reason: 'too-frequent', retryAfterSeconds, limit },
});

describe('a send', () => {
  it('is admitted where nothing stands against it, and counted everywhere', () => {
    expect(admit({})).toEqual({
      ok: true,
      value: {
        resendAfterSeconds: 60,
        windows: {
          cooldown: { ...emptyRateWindow, pausedUntil: NOW + MINUTE_MS },
          target: sentAt(NOW),
          ip: { ...emptyRateWindow, events: [{ at: NOW, what: 'ada' }] },
        },
      },
    });
  });

  it.each<[string, Partial<SendWindows>, number, LimitName]>([
    ['the cooldown runs', { cooldown: { ...emptyRateWindow, pausedUntil: NOW + 1 } }, 1, 'cooldownSeconds'],
    [
      'wrong attempts have paused the target',
      { attempts: { ...emptyRateWindow, pausedUntil: NOW + 61_000 } },
      61,
      'wrongPerHour',
    ],
    [
      'the target got five this hour',
      { target: sentAt(...[9, 8, 7, 6, 5].map((ago) => NOW - ago * MINUTE_MS)) },
      3_060,
      'targetPerHour',
    ],
    [
      'the target got ten this day',
      { target: sentAt(...[10, 9, 8, 7, 6, 5, 4, 3, 2, 1.5].map((ago) => NOW - ago * HOUR_MS)) },
      14 * 3_600,
      'targetPerDay',
    ],
    [
      'the address sent sixty this hour',
      { ip: sentAt(...new Array<number>(60).fill(NOW - HOUR_MS + 1)) },
      1,
      'ipSendsPerHour',
    ],
  ])('waits while %s', (_why, windows, seconds, limit) => {
    expect(admit(windows)).toEqual(tooFrequent(seconds, limit));
  });

  it('waits for the longest of all limits', () => {
    const cooldown = { ...emptyRateWindow, pausedUntil: NOW + 30_000 };
    const attempts = { ...emptyRateWindow, pausedUntil: NOW + 90_000 };
    expect(admit({ cooldown, attempts })).toEqual(tooFrequent(90, 'wrongPerHour'));
  });

  it('tells the next one when it can really succeed', () => {
    const target = sentAt(...[4, 3, 2, 1].map((ago) => NOW - ago * MINUTE_MS));
    expect(admit({ target })).toMatchObject({ value: { resendAfterSeconds: 56 * 60 } });
    expect(admit({}, { cooldownSeconds: 120 })).toMatchObject({ value: { resendAfterSeconds: 120 } });
  });

  it.each([
    ['absent', false],
    ['unsupported', false],
    ['passed', true],
  ] as const)('to a twenty-first target of one address, with a captcha %s, is admitted: %s', (captcha, isAdmitted) => {
    expect(admit({ ip: sentTo(20) }, { captcha }).ok).toBe(isAdmitted);
  });

  it('to a target that the address wrote to before needs no captcha', () => {
    expect(admit({ ip: sentTo(20) }, { targetKey: 'target7' }).ok).toBe(true);
    expect(admit({ ip: sentTo(21) }, { targetKey: 'target7' })).toEqual({
      ok: false,
      refusal: { reason: 'captcha-required' },
    });
  });

  it('is told its wait before it is asked for a captcha', () => {
    expect(admit({ ip: sentTo(60) })).toEqual(tooFrequent(3_600, 'ipSendsPerHour'));
  });
});
