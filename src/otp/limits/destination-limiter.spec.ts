import { Logger } from '@nestjs/common';
import { MaintenanceJobs } from '../../common';
import { STANDARD_LIMITS } from '../../config';
import type { AbuseReports } from './abuse-reports';
import { type DestinationCounts, destinationsOf } from './destination';
import { DestinationLimiter } from './destination-limiter';
import type { DestinationStore } from './destination.sql-store';
import { HOUR_MS } from './rate-window';

const NOW = 1_800_000_000_000;
const NUMBER = '+8613800138000';
const [COUNTRY = '', PREFIX = '', BLOCK = ''] = destinationsOf(NUMBER);

const counted = (destination: string, sends: number, over: Partial<DestinationCounts> = {}): DestinationCounts => ({
  ...{ destination, sends, sendsOfDay: sends, entered: 0, enteredOfDay: 0 },
  ...{ beganAt: NOW - 1_000, sentBeforeAt: NOW - 1_000, now: NOW },
  ...over,
});

describe('the limiter of destinations', () => {
  const asked: (readonly string[])[] = [];
  const entered: (readonly string[])[] = [];
  let counts: readonly DestinationCounts[] = [];
  let failure: Error | undefined;
  let purged = 0;
  let least = 0;
  const store: Pick<DestinationStore, 'countSend' | 'countEntered' | 'busiest' | 'purge'> = {
    countSend: (destinations) => Promise.resolve(counts).finally(() => asked.push(destinations)),
    countEntered: (destinations) => {
      entered.push(destinations);
      return failure ? Promise.reject(failure) : Promise.resolve();
    },
    busiest: (sends) => {
      least = sends;
      return Promise.resolve(counts);
    },
    purge: () => Promise.resolve(++purged),
  };
  const pumped: DestinationCounts[] = [];
  const reports: Pick<AbuseReports, 'pumping'> = {
    pumping: (each) => Promise.resolve(void pumped.push(each)),
  };
  let jobs: MaintenanceJobs;
  let limiter: DestinationLimiter;
  const written: string[] = [];

  beforeEach(() => {
    for (const list of [asked, entered, pumped, written]) list.length = 0;
    counts = [];
    failure = undefined;
    jobs = new MaintenanceJobs();
    limiter = new DestinationLimiter(store as DestinationStore, STANDARD_LIMITS, reports as AbuseReports, jobs);
    const write = (message: string, ...rest: string[]) => void written.push(`${rest.at(-1) ?? ''}: ${message}`);
    Logger.overrideLogger({ log: write, error: write, warn: write });
  });

  const admit = (purpose: 'register' | 'recover' | 'verify', hasPassed = false, target = NUMBER) =>
    limiter.admit({ purpose, target }, hasPassed);
  const captcha = { ok: false, refusal: { reason: 'captcha-required' } };
  const tooFrequent = (retryAfterSeconds: number, limit: string) => ({
    ok: false,
    refusal: { reason: 'too-frequent', retryAfterSeconds, limit },
  });

  it('counts sends to unverified numbers, at their country and prefixes', async () => {
    for (const purpose of ['register', 'verify'] as const) expect((await admit(purpose)).ok).toBe(true);
    expect(asked).toEqual([destinationsOf(NUMBER), destinationsOf(NUMBER)]);
  });

  it('counts no others', async () => {
    counts = [counted(PREFIX, 1_000)];
    expect((await admit('recover')).ok).toBe(true);
    expect((await admit('register', false, 'ada@example.com')).ok).toBe(true);
    limiter.onAccepted({ scope: { purpose: 'recover', target: NUMBER }, isFirst: true } as never);
    expect([...asked, ...entered]).toEqual([]);
  });

  it('asks for a captcha on the first step of any destination, and is content with one', async () => {
    counts = [counted(COUNTRY, 1), counted(PREFIX, 21), counted(BLOCK, 21)];
    expect(await admit('register')).toEqual(captcha);
    expect((await admit('register', true)).ok).toBe(true);
    counts = [counted(COUNTRY, 1), counted(PREFIX, 20), counted(BLOCK, 21)];
    expect((await admit('register')).ok).toBe(true);
  });

  it('waits as long as the slowest destination says, with a captcha or without', async () => {
    const slow = counted(PREFIX, 41);
    counts = [counted(COUNTRY, 201), slow, counted(BLOCK, 41)];
    for (const hasPassed of [true, false])
      expect(await admit('register', hasPassed)).toEqual(tooFrequent(HOUR_MS / 1_000 - 1, 'prefixSendsPerHour'));
    counts = [counted(BLOCK, 41), counted(COUNTRY, 201)];
    expect(await admit('register', true)).toEqual(tooFrequent(59, 'countrySendsPerHour'));
    counts = [counted(COUNTRY, 201, { sentBeforeAt: NOW - 59_001 })];
    expect(await admit('register', true)).toEqual(tooFrequent(1, 'countrySendsPerHour'));
  });

  it('counts a code as entered once, and does not fail where that fails', async () => {
    const accepted = (isFirst: boolean) => {
      limiter.onAccepted({ scope: { purpose: 'register', target: NUMBER }, isFirst } as never);
    };
    accepted(true);
    accepted(false);
    expect(entered).toEqual([destinationsOf(NUMBER)]);
    failure = new Error('with something secret');
    accepted(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toEqual(['sms pumping: an entered code was not counted: Error']);
  });

  it('reports each destination that is held back, and logs it once', async () => {
    counts = [counted(PREFIX, 20), counted(BLOCK, 39), counted(COUNTRY, 100, { entered: 21, enteredOfDay: 90 })];
    await jobs.runAll();
    expect(least).toBe(STANDARD_LIMITS.prefixSendsPerHour);
    expect(pumped).toEqual([counts[0]]);
    expect(limiter.heldBack).toEqual({ prefix: 1, country: 0 });
    const line = 'of 20 codes to unverified numbers within a day 0 were entered; more are held back';
    expect(written.filter((each) => each.includes('held back'))).toEqual([`sms pumping: ${PREFIX}: ${line}`]);
    counts = [counted(PREFIX, 20), counted(COUNTRY, 100)];
    await jobs.runAll();
    expect(limiter.heldBack).toEqual({ prefix: 1, country: 1 });
    expect(written.filter((each) => each.includes('held back'))).toHaveLength(2);
    expect(pumped).toHaveLength(3);
  });

  it('is told of a prefix that the next send would hold back for the day', async () => {
    counts = [counted(PREFIX, 1, { sendsOfDay: 40 }), counted(BLOCK, 1, { sendsOfDay: 79 })];
    await jobs.runAll();
    expect(pumped.map(({ destination }) => destination)).toEqual([PREFIX]);
  });

  it('deletes old counts', async () => {
    purged = 0;
    await jobs.runAll();
    expect(purged).toBe(1);
  });
});
