import { DAY_MS } from '../../common';
import { type LimitName, STANDARD_LIMITS } from '../../config';
import type { OtpOptions } from '../otp.config';
import { emptyRateWindow, HOUR_MS, type RateWindow } from './rate-window';
import { type Ask, checkAddressLimits } from './send-limiter';
import { checkTargetLimits, type TargetSend, type TargetWindows } from './target-limits';

const MINUTE_MS = 60_000;
const NOW = 10 * DAY_MS;
const LIMITS: OtpOptions = STANDARD_LIMITS;

interface Windows extends TargetWindows {
  readonly ip: RateWindow;
}

const none: Windows = {
  cooldown: emptyRateWindow,
  target: emptyRateWindow,
  ip: emptyRateWindow,
  attempts: emptyRateWindow,
};
const ask: Ask & TargetSend = {
  ...{ now: NOW, typedKey: 'ada', network: 'here', cooldownSeconds: 60, captcha: 'absent', blockedMs: 0 },
};

const from = (network: string, ...times: number[]): RateWindow => ({
  ...emptyRateWindow,
  events: times.map((at) => ({ at, what: network })),
});
const sentAt = (...times: number[]): RateWindow => from('here', ...times);
const sentTo = (count: number): RateWindow => ({
  ...emptyRateWindow,
  events: Array.from({ length: count }, (_, n) => ({ at: NOW - 1, what: `target${String(n)}` })),
});
const admit = (windows: Partial<Windows>, over: Partial<Ask & TargetSend> = {}) =>
  check({ ...none, ...windows }, { ...ask, ...over });
const check = (windows: Windows, send: Ask & TargetSend) => {
  const counted = checkAddressLimits(windows.ip, send, LIMITS);
  return counted.ok ? checkTargetLimits(windows, send, LIMITS) : counted;
};
const tooFrequent = (retryAfterSeconds: number, limit: LimitName) => ({
  ok: false,
  refusal: { reason: 'too-frequent', retryAfterSeconds, limit },
});

describe('a send', () => {
  it('is admitted where nothing stands against it, and counted everywhere', () => {
    expect(checkAddressLimits(emptyRateWindow, ask, LIMITS)).toEqual({
      ...{ ok: true, value: { ...emptyRateWindow, events: [{ at: NOW, what: 'ada' }] } },
    });
    expect(admit({})).toEqual({
      ok: true,
      value: {
        nextMs: MINUTE_MS,
        windows: {
          cooldown: { ...emptyRateWindow, pausedUntil: NOW + MINUTE_MS },
          target: sentAt(NOW),
          attempts: emptyRateWindow,
        },
      },
    });
  });

  it.each<[string, Partial<Windows>, number, LimitName]>([
    ['the cooldown runs', { cooldown: { ...emptyRateWindow, pausedUntil: NOW + 1 } }, 1, 'cooldownSeconds'],
    [
      'wrong attempts have paused the target',
      { attempts: { ...from('here', NOW, NOW, NOW), pausedUntil: NOW + 61_000 } },
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
      'the target got seven this day',
      { target: sentAt(...[10, 9, 8, 7, 6, 5, 4].map((ago) => NOW - ago * HOUR_MS)) },
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

  it.each<[string, RateWindow, object]>([
    ['sixty sends', sentAt(...new Array<number>(60).fill(NOW - HOUR_MS + 1)), tooFrequent(1, 'ipSendsPerHour')],
    ['a captcha', sentTo(20), { ok: false, refusal: { reason: 'captcha-required' } }],
  ])("is told the address's limit of %s alone, whatever the target's windows hold", (_limit, ip, expected) => {
    const busy = { cooldown: { ...emptyRateWindow, pausedUntil: NOW + 30_000 }, target: sentTo(10) };
    expect(admit({ ip })).toEqual(expected);
    expect(admit({ ...busy, ip })).toEqual(expected);
  });

  it('waits for the longest of all limits of its target', () => {
    const cooldown = { ...emptyRateWindow, pausedUntil: NOW + 30_000 };
    const attempts = { ...from('here', NOW, NOW, NOW), pausedUntil: NOW + 90_000 };
    expect(admit({ cooldown, attempts })).toEqual(tooFrequent(90, 'wrongPerHour'));
  });

  it('keeps three of the ten sends of a day for a solved captcha', () => {
    const target = sentAt(...[14, 13, 12, 11, 10, 9, 8, 7, 6].map((ago) => NOW - ago * HOUR_MS));
    expect(admit({ target }, { captcha: 'unsupported' })).toMatchObject({ refusal: { limit: 'targetPerDay' } });
    expect(admit({ target }, { captcha: 'passed' }).ok).toBe(true);
    const full = { ...target, events: [...target.events, { at: NOW - HOUR_MS }] };
    expect(admit({ target: full }, { captcha: 'passed' })).toMatchObject({ refusal: { limit: 'targetPerDay' } });
  });

  it('ends a pause for a solved captcha, but not the next one', () => {
    const attempts = { ...from('here', NOW, NOW, NOW), pausedUntil: NOW + HOUR_MS, pauses: 3 };
    const lifted = { ...attempts, pausedUntil: NOW };
    expect(admit({ attempts }, { captcha: 'passed' })).toMatchObject({ value: { windows: { attempts: lifted } } });
    expect(admit({ attempts })).toMatchObject({ refusal: { limit: 'wrongPerHour' } });
  });

  it('of a network without wrong codes waits for no pause, and leaves it as it is', () => {
    const attempts = { ...from('there', NOW, NOW, NOW), pausedUntil: NOW + HOUR_MS, pauses: 3 };
    expect(admit({ attempts })).toMatchObject({ value: { windows: { attempts } } });
    expect(admit({ attempts }, { network: 'there' })).toMatchObject({ refusal: { limit: 'wrongPerHour' } });
  });

  it('is spared for a network that asked for hardly any, one an hour and two a day', () => {
    const five = from('there', ...[9, 8, 7, 6, 5].map((ago) => NOW - ago * MINUTE_MS));
    const first = admit({ target: five });
    expect(first).toMatchObject({
      value: { windows: { target: { events: [{}, {}, {}, {}, {}, { what: '+here' }] } } },
    });
    const target = first.ok && first.value.windows.target;
    const later = { target: target || five };
    expect(admit(later, { now: NOW + MINUTE_MS, network: 'elsewhere' })).toMatchObject({
      refusal: { limit: 'targetPerHour' },
    });
    const two = { ...five, events: [...five.events, ...from('+here', NOW - 2 * HOUR_MS, NOW - HOUR_MS).events] };
    expect(admit({ target: two }, { network: 'elsewhere' })).toMatchObject({ refusal: { reason: 'too-frequent' } });
  });

  it('is not spared for a network that has used up the sends of the day', () => {
    const target = from('there', ...[10, 9, 8, 7, 6, 5, 4].map((ago) => NOW - ago * HOUR_MS));
    expect(admit({ target }, { network: 'there' })).toEqual(tooFrequent(14 * 3_600, 'targetPerDay'));
    expect(admit({ target }).ok).toBe(true);
  });

  it('does not let spare sends count among the others', () => {
    const target = from('+there', ...[3, 2, 1].map((ago) => NOW - ago * MINUTE_MS));
    const ordinary = { ...target, events: [...target.events, ...sentAt(NOW - 1, NOW - 1, NOW - 1, NOW - 1).events] };
    expect(admit({ target: ordinary }).ok).toBe(true);
  });

  it('tells the next one when it can really succeed', () => {
    const target = sentAt(...[4, 3, 2, 1].map((ago) => NOW - ago * MINUTE_MS));
    expect(admit({ target })).toMatchObject({ value: { nextMs: 56 * MINUTE_MS } });
    expect(admit({}, { cooldownSeconds: 120 })).toMatchObject({ value: { nextMs: 2 * MINUTE_MS } });
  });

  it.each([
    ['absent', false],
    ['unsupported', false],
    ['passed', true],
  ] as const)('to a twenty-first target of one address, with a captcha %s, is admitted: %s', (captcha, isAdmitted) => {
    expect(admit({ ip: sentTo(20) }, { captcha }).ok).toBe(isAdmitted);
  });

  it('to a target that the address wrote to before needs no captcha', () => {
    expect(admit({ ip: sentTo(20) }, { typedKey: 'target7' }).ok).toBe(true);
    expect(admit({ ip: sentTo(21) }, { typedKey: 'target7' })).toEqual({
      ok: false,
      refusal: { reason: 'captcha-required' },
    });
  });

  it('is told its wait before it is asked for a captcha', () => {
    expect(admit({ ip: sentTo(60) })).toEqual(tooFrequent(3_600, 'ipSendsPerHour'));
  });
});
