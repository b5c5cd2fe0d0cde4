import { type DestinationCounts, destinationsOf, isPrefix, limitOf, SLOT_MS, stepOf } from './destination';
import { HOUR_MS } from './rate-window';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const LIMITS = { countrySendsPerHour: 100, prefixSendsPerHour: 20 };

const country: DestinationCounts = {
  ...{ destination: 'CN', sends: 0, entered: 0, sendsOfDay: 0, enteredOfDay: 0 },
  ...{ beganAt: NOW - HOUR_MS, sentBeforeAt: 0, now: NOW },
};
const prefix = { ...country, destination: '+86138000xxx' };
const block = { ...country, destination: '+8613800xxxx' };

/** Counts after so many sends, of which so many were entered, all of them within the hour. */
const sent = (of: DestinationCounts, sends: number, entered = 0, over: Partial<DestinationCounts> = {}) => ({
  ...of,
  ...{ sends, entered, sendsOfDay: sends, enteredOfDay: entered },
  ...over,
});
const step = (counts: DestinationCounts) => stepOf(counts, LIMITS);

describe('the destinations of a number', () => {
  it('are its country, and the blocks of 1,000 and of 10,000 numbers', () => {
    expect(destinationsOf('+8613800138000')).toEqual(['CN', '+8613800138xxx', '+861380013xxxx']);
  });

  it('are of no country where the calling code is not known', () => {
    expect(destinationsOf('+99912345678')[0]).toBe('ZZ');
  });

  it('have limits of their own', () => {
    expect([country, prefix, block].map(isPrefix)).toEqual([false, true, true]);
    expect([country, prefix, block].map(limitOf)).toEqual([
      'countrySendsPerHour',
      'prefixSendsPerHour',
      'prefixSendsPerHour',
    ]);
  });
});

describe('the step of a country', () => {
  it.each([
    [100, 0, { kind: 'none' }],
    [101, 0, { kind: 'captcha' }],
    [101, 20, { kind: 'captcha' }],
    [105, 21, { kind: 'none' }],
    [200, 0, { kind: 'captcha' }],
    [201, 0, { kind: 'wait', waitMs: MINUTE_MS - 1_000 }],
    [300, 0, { kind: 'wait', waitMs: MINUTE_MS - 1_000 }],
    [301, 0, { kind: 'wait', waitMs: SLOT_MS }],
  ])('after %i sends of which %i were entered is %j', (sends, entered, expected) => {
    expect(step(sent(country, sends, entered, { sentBeforeAt: NOW - 1_000 }))).toEqual(expected);
  });

  it('is a captcha again a minute after the last send', () => {
    expect(step(sent(country, 201, 0, { sentBeforeAt: NOW - MINUTE_MS + 1 }))).toEqual({ kind: 'wait', waitMs: 1 });
    expect(step(sent(country, 201, 0, { sentBeforeAt: NOW - MINUTE_MS }))).toEqual({ kind: 'captcha' });
  });

  it('waits until the oldest counts of the hour are over, and a minute at least', () => {
    const waitOf = (beganAt: number) => step(sent(country, 301, 0, { beganAt }));
    expect(waitOf(NOW)).toEqual({ kind: 'wait', waitMs: HOUR_MS + SLOT_MS });
    expect(waitOf(NOW - HOUR_MS - SLOT_MS)).toEqual({ kind: 'wait', waitMs: MINUTE_MS });
  });

  it('is not made by what was sent in the hours before', () => {
    expect(step({ ...sent(country, 100), sendsOfDay: 5_000 })).toEqual({ kind: 'none' });
  });
});

describe('the step of a prefix', () => {
  it.each([
    ['1,000 numbers', prefix, 20, { kind: 'none' }],
    ['1,000 numbers', prefix, 21, { kind: 'captcha' }],
    ['1,000 numbers', prefix, 40, { kind: 'captcha' }],
    ['1,000 numbers', prefix, 41, { kind: 'wait', waitMs: HOUR_MS - 1_000 }],
    ['10,000 numbers', block, 40, { kind: 'none' }],
    ['10,000 numbers', block, 41, { kind: 'captcha' }],
    ['10,000 numbers', block, 80, { kind: 'captcha' }],
    ['10,000 numbers', block, 81, { kind: 'wait', waitMs: HOUR_MS - 1_000 }],
  ])('of %s is by their own limit', (_numbers, of, sends, expected) => {
    expect(step(sent(of, sends, 0, { sentBeforeAt: NOW - 1_000 }))).toEqual(expected);
  });

  it('is one send an hour for a day, also when none was within the hour', () => {
    const dayOf = (over: Partial<DestinationCounts>) => step({ ...sent(prefix, 1), sendsOfDay: 41, ...over });
    expect(dayOf({ sentBeforeAt: NOW - 1 })).toEqual({ kind: 'wait', waitMs: HOUR_MS - 1 });
    expect(dayOf({ sentBeforeAt: NOW - HOUR_MS })).toEqual({ kind: 'captcha' });
    expect(dayOf({ sentBeforeAt: NOW - 1, enteredOfDay: 9 })).toEqual({ kind: 'none' });
  });
});
