import { InMemoryRateWindows } from '../../../test/doubles/in-memory-rate-window.store';
import type { BlockList } from '../../blocks';
import { DAY_MS, done, refuse } from '../../common';
import { STANDARD_LIMITS } from '../../config';
import { addressKey, attemptKey, cooldownKey, targetKey } from '../code-scope';
import type { OtpOptions } from '../otp.config';
import { addressPrefixes, networkOf } from './address-prefixes';
import type { BruteForceMonitor } from './brute-force-monitor';
import type { DestinationLimiter } from './destination-limiter';
import { emptyRateWindow, HOUR_MS } from './rate-window';
import type { RateWindowStore } from './rate-window.sql-store';
import { SendLimiter, type SendRequest } from './send-limiter';
import { countsAtAddress } from './target-limits';

describe('the limiter of sends', () => {
  const scope = { app: 'default', purpose: 'recover', target: '+8613800138000' } as const;
  const ip = '203.0.113.7';
  const request: SendRequest = { scope, ip, cooldownSeconds: 60, captcha: 'absent' };
  const [address, prefix] = addressPrefixes(ip, STANDARD_LIMITS).map(({ key }) => key);
  const keys = { cooldown: cooldownKey(scope), target: targetKey(scope.target), attempts: attemptKey(scope) };
  const typedKey = targetKey(scope.target).slice(0, 10);
  const monitor = { isRaised: false, areCodesLong: false };
  const blocked = { clientMs: 0, targetMs: 0, asked: '' };
  const blocks: Pick<BlockList, 'clientWaitMs' | 'targetWaitMs'> = {
    clientWaitMs: () => blocked.clientMs,
    targetWaitMs: (target, countryOf) => {
      blocked.asked = `${target} ${countryOf(target) ?? ''}`;
      return blocked.targetMs;
    },
  };
  let destinationOutcome: Awaited<ReturnType<DestinationLimiter['admit']>> = done(undefined);
  const passed: boolean[] = [];
  const destinations: Pick<DestinationLimiter, 'admit'> = {
    admit: (_scope, hasPassed) => Promise.resolve(destinationOutcome).finally(() => passed.push(hasPassed)),
  };
  let store: InMemoryRateWindows;
  let limiter: SendLimiter;
  const limits = { ...STANDARD_LIMITS, ipTargetsPerHour: 4, ipSendsPerHour: 6 };

  const limiterOf = (options: OtpOptions) =>
    new SendLimiter(
      store as unknown as RateWindowStore,
      monitor as BruteForceMonitor,
      destinations as DestinationLimiter,
      blocks as BlockList,
      options,
    );

  beforeEach(() => {
    Object.assign(monitor, { isRaised: false, areCodesLong: false });
    Object.assign(blocked, { clientMs: 0, targetMs: 0 });
    destinationOutcome = done(undefined);
    passed.length = 0;
    store = new InMemoryRateWindows();
    limiter = limiterOf(limits);
  });

  /** Asks for a send in a unit of work, which keeps what is written but for a refusal that does not count. */
  const send = async (over: Partial<SendRequest> = {}) => {
    const before = new Map(store.windows);
    const admitted = await limiter.admit({ ...request, ...over });
    if (!admitted.ok && !countsAtAddress(admitted.refusal)) store.restore(before);
    return admitted;
  };
  /** Sends to as many other targets. */
  const sendTo = async (count: number, over: Partial<SendRequest> = {}) => {
    for (let n = 0; n < count; n++)
      await send({ scope: { ...scope, target: `+86138001380${String(10 + n)}` }, ...over });
  };
  const refusal = (reason: string, over: object = {}) => ({ ok: false, refusal: { reason, ...over } });

  it('counts an admitted send at its target, its address and the prefix, by one statement', async () => {
    expect(await send()).toEqual(
      done({
        ...{ resendAfterSeconds: 60, isCodeLong: false },
        locked: { now: store.now, windows: expect.any(Map) as unknown, answer: null },
      }),
    );
    const at = store.now;
    expect(store.of(keys.cooldown).events).toEqual([{ at, what: '60' }]);
    expect(store.of(keys.target).events).toEqual([{ at, what: networkOf(ip) }]);
    for (const key of [address ?? '', prefix ?? '']) expect(store.of(key).events).toEqual([{ at, what: typedKey }]);
    expect(store.windows.has(keys.attempts)).toBe(false);
    expect(store.writes).toEqual([]);
    expect(passed).toEqual([false]);
  });

  it('answers a query under the lock', async () => {
    const admitted = await limiter.admit(request, { sql: 'a query', values: [] });
    expect(admitted).toMatchObject({ ok: true, value: { locked: { answer: 'a query' } } });
  });

  it('takes a send that its target refuses back there, and counts it at the address', async () => {
    await send();
    store.now += 59_000;
    expect(await send()).toEqual(refusal('too-frequent', { retryAfterSeconds: 1, limit: 'cooldownSeconds' }));
    expect(store.of(keys.cooldown).events).toHaveLength(1);
    expect(store.of(keys.target).events).toHaveLength(1);
    expect(store.of(addressKey(ip)).events).toHaveLength(2);
    expect(new Set(store.writes.flat())).toEqual(new Set([keys.cooldown, keys.target]));
    store.now += 1_000;
    expect((await send()).ok).toBe(true);
  });

  it('has no cooldown where the protocol of the client has none', async () => {
    expect(await send({ cooldownSeconds: 0 })).toMatchObject({ value: { resendAfterSeconds: 0 } });
    store.now -= 1;
    expect((await send({ cooldownSeconds: 0 })).ok).toBe(true);
  });

  it('tells a pause of a cooldown that an earlier version stored', async () => {
    store.windows.set(keys.cooldown, { ...emptyRateWindow, pausedUntil: store.now + 5_000 });
    expect(await send()).toEqual(refusal('too-frequent', { retryAfterSeconds: 5, limit: 'cooldownSeconds' }));
  });

  it('lets a solved captcha end a pause of the target, which is stored', async () => {
    const wrong = [1, 2, 3].map(() => ({ at: store.now, what: networkOf(ip) }));
    store.windows.set(keys.attempts, { events: wrong, pausedUntil: store.now + 9_000, pauses: 1 });
    expect(await send()).toEqual(refusal('too-frequent', { retryAfterSeconds: 9, limit: 'wrongPerHour' }));
    store.now += 1;
    expect((await send({ captcha: 'passed' })).ok).toBe(true);
    expect(store.of(keys.attempts).pausedUntil).toBe(store.now);
    expect(passed).toEqual([true]);
  });

  it('labels a spare send as one', async () => {
    const events = [5, 4, 3, 2, 1].map((ago) => ({ at: store.now - ago * 60_000, what: 'elsewhere' }));
    store.windows.set(keys.target, { ...emptyRateWindow, events });
    expect((await send()).ok).toBe(true);
    expect(store.of(keys.target).events.at(-1)).toEqual({ at: store.now, what: `+${networkOf(ip)}` });
    expect(store.writes).toEqual([[keys.target]]);
  });

  it('drops events that are over once there are many', async () => {
    const old = Array.from({ length: 20 }, () => ({ at: store.now - 2 * DAY_MS, what: typedKey }));
    store.windows.set(addressKey(ip), { ...emptyRateWindow, events: old });
    await send();
    expect(store.of(addressKey(ip)).events).toEqual([{ at: store.now, what: typedKey }]);
    expect(store.writes).toEqual([[addressKey(ip)]]);
  });

  it('asks for a captcha beyond the targets of an address, and makes codes long', async () => {
    await sendTo(4);
    expect(await send()).toEqual(refusal('captcha-required'));
    expect(await send({ captcha: 'passed' })).toMatchObject({ ok: true, value: { isCodeLong: true } });
    await sendTo(1, { ip: '203.0.113.8' });
    expect(store.of(prefix ?? '').events).toHaveLength(6);
  });

  it('makes codes long for a prefix that asks for many targets, and while many codes are guessed', async () => {
    monitor.areCodesLong = true;
    expect(await send()).toMatchObject({ value: { isCodeLong: true } });
    monitor.areCodesLong = false;
    for (let n = 0; n < 3; n++) expect(await isLong(n)).toBe(false);
    expect(await isLong(3)).toBe(true);
  });

  /** True where the code to a target is long that an address of its own asks for. */
  const isLong = async (n: number) => {
    const target = `+86138001390${String(10 + n)}`;
    const admitted = await send({ scope: { ...scope, target }, ip: `203.0.113.${String(100 + n)}` });
    return admitted.ok && admitted.value.isCodeLong;
  };

  it('tells when the address may send again', async () => {
    await sendTo(1, { cooldownSeconds: 0 });
    store.now += 1_000;
    for (let n = 0; n < 4; n++) await send({ cooldownSeconds: 0, typed: 'ada' });
    expect(await send({ cooldownSeconds: 0, scope: { ...scope, target: '+8613800138999' } })).toMatchObject({
      value: { resendAfterSeconds: HOUR_MS / 1_000 - 1 },
    });
    expect(await send()).toEqual(
      refusal('too-frequent', { retryAfterSeconds: HOUR_MS / 1_000 - 1, limit: 'ipSendsPerHour' }),
    );
  });

  it('counts what was typed, not what was found by it', async () => {
    await send({ typed: 'ada' });
    expect(store.of(addressKey(ip)).events).toEqual([{ at: store.now, what: targetKey('ada').slice(0, 10) }]);
  });

  it('counts a server that has authenticated at no address', async () => {
    await sendTo(9, { isTrusted: true });
    expect(await send({ isTrusted: true })).toMatchObject({ ok: true, value: { resendAfterSeconds: 60 } });
    expect(store.windows.has(addressKey(ip))).toBe(false);
  });

  it('refuses what an operator has blocked: a client application before all, a target with its waits', async () => {
    blocked.targetMs = 61_000;
    expect(await send()).toEqual(refusal('too-frequent', { retryAfterSeconds: 61, limit: 'blockedTarget' }));
    expect(blocked.asked).toBe(`${scope.target} CN`);
    const count = store.windows.size;
    blocked.clientMs = 1;
    const other = { ...scope, target: '+8613800138001' };
    expect(await send({ scope: other })).toEqual(
      refusal('too-frequent', { retryAfterSeconds: 1, limit: 'blockedClient' }),
    );
    expect(store.windows.size).toBe(count);
  });

  it('passes on what its destination refuses', async () => {
    destinationOutcome = refuse({ reason: 'captcha-required' });
    expect(await send()).toEqual(refusal('captcha-required'));
    blocked.clientMs = 1;
    await send();
    expect(passed).toHaveLength(1);
  });

  describe('while the alarm is raised', () => {
    beforeEach(() => {
      monitor.isRaised = true;
    });

    it('asks everybody for a captcha who can solve one', async () => {
      expect(await send()).toEqual(refusal('captcha-required'));
      expect(store.windows.size).toBe(0);
      expect((await send({ captcha: 'passed' })).ok).toBe(true);
    });

    it('admits a few sends of an address without one, and as many as ever with one', async () => {
      await sendTo(3, { captcha: 'unsupported' });
      const third = { retryAfterSeconds: 3_600, limit: 'alarmSendsPerHour' };
      expect(await send({ captcha: 'unsupported' })).toEqual(refusal('too-frequent', third));
      expect((await send({ captcha: 'passed' })).ok).toBe(true);
      monitor.isRaised = false;
      store.now += 60_000;
      expect((await send({ captcha: 'unsupported' })).ok).toBe(true);
    });

    it('keeps the limit of an address where that is as small', async () => {
      limiter = limiterOf({ ...limits, ipSendsPerHour: STANDARD_LIMITS.alarmSendsPerHour });
      await sendTo(3, { captcha: 'unsupported' });
      expect(await send({ captcha: 'unsupported' })).toMatchObject({ refusal: { limit: 'ipSendsPerHour' } });
    });
  });

  describe('a look without a lock', () => {
    const look = (over: Partial<SendRequest> = {}) =>
      limiter.look({ ip, captcha: 'absent', typed: scope.target, ...over });

    it('tells nothing where the address may send, and counts nothing', async () => {
      expect(await look()).toBeUndefined();
      expect(store.windows.size).toBe(0);
    });

    it('tells the refusal that the send would get', async () => {
      await sendTo(4);
      expect(await look()).toEqual(refusal('captcha-required'));
      expect(await look({ captcha: 'passed' })).toBeUndefined();
      expect(await look({ typed: '+8613800138010' })).toBeUndefined();
      await sendTo(2, { captcha: 'passed' });
      expect(await look()).toEqual(refusal('too-frequent', { retryAfterSeconds: 3_600, limit: 'ipSendsPerHour' }));
      expect(await look({ isTrusted: true })).toBeUndefined();
    });
  });
});
