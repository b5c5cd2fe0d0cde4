import { PlainKeyRing } from '../../test/doubles/plain-key-ring';
import { STANDARD_LIMITS } from '../config';
import type { IssuedCode } from './challenge';
import type { ChallengeStore, StoredChallenge } from './challenge.sql-store';
import type { AcceptedCode, CodeEvents } from './code-events';
import { CodeMac, type CodeScope, scopeKey } from './code-scope';
import { type Attempt, CodeVerifier } from './code-verifier';
import { emptyRateWindow } from './limits/rate-window';
import type { AttemptLimiter, LockedAttempt } from './limits/attempt-limiter';

const scope: CodeScope = { app: 'default', purpose: 'recover', target: '+8613800138000', ownerKey: 'ada:2' };
const former: CodeScope = { ...scope, ownerKey: 'ada:1' };
const [RIGHT, OTHER, WRONG] = ['123456', '654321', '000000'];
const mac = new CodeMac(new PlainKeyRing());

const issued = (code: string, over: Partial<IssuedCode> = {}, of = scope): IssuedCode => ({
  ...{ seq: 1, origin: 'c1', mac: mac.make(of, 'c1', code), network: 'here' },
  ...{ isAccepted: false, isLive: true, expiresAt: 9_000 },
  ...over,
});

const challenge = (over: Partial<StoredChallenge> = {}): StoredChallenge => ({
  ...{ id: 'c1', scopeKey: scopeKey(scope), state: 'pending', attempts: 0, sends: 1, isLive: true, locale: 'zh-CN' },
  ...{ codes: [issued(RIGHT)], packedCodes: '', readAt: 1_000 },
  ...over,
});

describe('the verifier of codes', () => {
  let newest: StoredChallenge | undefined;
  let limits: Partial<LockedAttempt> = {};
  let isOpenStill = true;
  let isFirst = true;
  const queries: (readonly string[])[] = [];
  const charges: (readonly [string | undefined, number])[] = [];
  const recorded: boolean[] = [];
  const writes: unknown[] = [];
  const published: AcceptedCode[] = [];

  const limiter: Pick<AttemptLimiter, 'lock' | 'record'> = {
    lock: (_scope, client, query) => {
      writes.push(client);
      queries.push(query.values.map(String));
      const locked = { now: 1_000, answer: null, windows: new Map([['a', emptyRateWindow]]) };
      return Promise.resolve({
        ...{ network: 'elsewhere', pauseSeconds: 0, addressSeconds: 0, isUnsuspected: true, locked },
        ...limits,
      });
    },
    record: (_scope, _attempt, isCounted) => Promise.resolve(void recorded.push(isCounted)),
  };
  const challenges: Partial<ChallengeStore> = {
    newestQuery: (...keys) => ({ sql: '', values: keys.flatMap((key) => key ?? []) }),
    newestOf: () => newest,
    chargeAttempt: (id, max) => {
      charges.push([id, max]);
      return Promise.resolve(id !== undefined && isOpenStill);
    },
    accept: (of, seq, terms) => Promise.resolve(isFirst).finally(() => writes.push([of.id, seq, terms])),
    consume: (id, max) => Promise.resolve(isFirst).finally(() => writes.push([id, max])),
    end: (id) => Promise.resolve(void writes.push(id)),
  };
  const events = { codeAccepted: (code: AcceptedCode) => void published.push(code) };
  const verifier = new CodeVerifier(
    limiter as AttemptLimiter,
    challenges as ChallengeStore,
    mac,
    events as CodeEvents,
    STANDARD_LIMITS,
  );

  beforeEach(() => {
    for (const list of [queries, charges, recorded, writes, published]) list.length = 0;
    newest = challenge();
    limits = {};
    [isOpenStill, isFirst] = [true, true];
  });

  const attempt = (code: string): Attempt => ({ code, ip: '203.0.113.7' });
  const peek = (code = RIGHT, of = scope) => verifier.peek(of, attempt(code));
  const refusal = (reason: string, over: object = {}) => ({ ok: false, refusal: { reason, ...over } });
  /** Charge at the challenge, by its number of attempts; undefined where it is charged to none. */
  const charge = (max: number, id: string | undefined) => {
    expect(charges).toEqual([[id, max]]);
  };

  describe('a right code', () => {
    it('is told without a change', async () => {
      expect(await peek()).toEqual({ ok: true, value: { challengeId: 'c1', locale: 'zh-CN' } });
      expect([...charges, ...recorded, ...published]).toEqual([]);
      expect(writes).toEqual([{ ip: '203.0.113.7' }]);
    });

    it('is accepted once, for the time to redeem it, in any spelling', async () => {
      const accepted = await verifier.accept(scope, attempt(' １２３ 456 '));
      expect(accepted).toEqual({ ok: true, value: { challengeId: 'c1', code: RIGHT, locale: 'zh-CN' } });
      expect(writes.at(-1)).toEqual(['c1', 1, { maxAttempts: 5, redeemSeconds: 600 }]);
      const { purpose, target } = scope;
      expect(published).toEqual([{ challengeId: 'c1', number: 1, scope: { purpose, target }, isFirst: true }]);
      isFirst = false;
      expect(await verifier.accept(scope, attempt(RIGHT))).toEqual(refusal('code-expired'));
      expect(published).toHaveLength(1);
    });

    it('is consumed once, accepted before or not', async () => {
      newest = challenge({ codes: [issued(RIGHT, { isAccepted: true, seq: 2, origin: 'c1' })] });
      expect(await verifier.consume(scope, attempt(RIGHT))).toEqual({
        ...{ ok: true, value: { challengeId: 'c1', code: RIGHT, locale: 'zh-CN' } },
      });
      expect(writes.at(-1)).toEqual(['c1', 5]);
      expect(published).toMatchObject([{ challengeId: 'c1', number: 2, isFirst: false }]);
      isFirst = false;
      expect(await verifier.consume(scope, attempt(RIGHT))).toEqual(refusal('code-expired'));
      expect(published).toHaveLength(1);
    });

    it.each(['accept', 'consume', 'peek'] as const)('is not taken by %s where it is another code', async (verb) => {
      expect(await verifier[verb](scope, attempt(OTHER))).toEqual(refusal('code-wrong'));
      expect(writes).toHaveLength(1);
    });

    it('has more attempts from a network that has asked for it', async () => {
      limits = { network: 'here' };
      newest = challenge({ attempts: 7 });
      expect((await verifier.consume(scope, attempt(RIGHT))).ok).toBe(true);
      expect(writes.at(-1)).toEqual(['c1', 8]);
      limits = { network: 'here', isUnsuspected: false };
      expect(await peek()).toEqual(refusal('code-exhausted', { limit: 'attemptsPerChallenge' }));
      limits = {};
      expect(await peek()).toEqual(refusal('code-exhausted', { limit: 'attemptsPerChallenge' }));
    });
  });

  it('ends a challenge', async () => {
    await verifier.end('c1');
    expect(writes).toEqual(['c1']);
  });

  it.each(['', 'abc', '12345', '1234567', '123456789'])('takes no look for %j, which is no code', async (code) => {
    expect(await peek(code)).toEqual(refusal('code-wrong'));
    expect(queries).toEqual([]);
  });

  it('looks for the challenge of the owner, and else for the one before the last change', async () => {
    await peek();
    await peek(RIGHT, { ...scope, formerOwnerKey: 'ada:1' });
    expect(queries).toEqual([
      [scopeKey(scope), scopeKey(scope)],
      [scopeKey(scope), scopeKey(former)],
    ]);
  });

  describe('a wrong code', () => {
    it('is charged to the challenge and its windows', async () => {
      expect(await peek(WRONG)).toEqual(refusal('code-wrong'));
      charge(5, 'c1');
      expect(recorded).toEqual([true]);
    });

    it('is not told as wrong where the challenge has no attempts left by then', async () => {
      isOpenStill = false;
      expect(await peek(WRONG)).toEqual(refusal('code-exhausted', { limit: 'attemptsPerChallenge' }));
    });

    it('is charged to the windows alone where there is no challenge', async () => {
      newest = undefined;
      expect(await peek(WRONG)).toEqual(refusal('code-wrong'));
      charge(5, undefined);
      expect(recorded).toEqual([true]);
    });

    it.each<[string, Partial<StoredChallenge>]>([
      ['spent', { state: 'spent' }],
      ['expired', { isLive: false }],
    ])('is wrong, and charged to no challenge, at one that is %s', async (_what, over) => {
      newest = challenge(over);
      expect(await peek(WRONG)).toEqual(refusal('code-wrong'));
      charge(5, undefined);
      expect(recorded).toEqual([true]);
    });
  });

  describe('an outdated code', () => {
    it.each<[string, Partial<StoredChallenge>, boolean]>([
      ['of a spent challenge, which is no guess', { state: 'spent' }, false],
      ['of an expired challenge', { isLive: false, codes: [issued(RIGHT, { isLive: false })] }, true],
      ['that has expired', { codes: [issued(RIGHT, { isLive: false })] }, true],
    ])('%s is told as such', async (_what, over, isCounted) => {
      newest = challenge(over);
      expect(await peek()).toEqual(refusal('code-expired'));
      expect(recorded).toEqual([isCounted]);
    });

    it('from before the last change of credentials is told as such, and never right', async () => {
      const before = { ...scope, formerOwnerKey: 'ada:1' };
      newest = challenge({ scopeKey: scopeKey(former), codes: [issued(RIGHT, {}, former)] });
      expect(await peek(RIGHT, before)).toEqual(refusal('code-expired'));
      charge(5, undefined);
      charges.length = 0;
      expect(await peek(WRONG, before)).toEqual(refusal('code-wrong'));
      charge(5, undefined);
    });
  });

  describe('an attempt that is stopped', () => {
    const pause = { pauseSeconds: 61 };
    const paused = refusal('code-exhausted', { limit: 'wrongPerHour', retryAfterSeconds: 61 });
    const throttled = refusal('throttled', { limit: 'alarmWrongPerHour', retryAfterSeconds: 7 });

    it.each([RIGHT, WRONG])('by a pause tells nothing of the code %s, and counts nowhere', async (code) => {
      limits = pause;
      expect(await peek(code)).toEqual(paused);
      charge(5, undefined);
      expect(recorded).toEqual([false]);
    });

    it('is none of a network that has asked for the code', async () => {
      limits = { ...pause, network: 'here' };
      expect((await peek()).ok).toBe(true);
      expect(await peek(WRONG)).toEqual(refusal('code-wrong'));
      charge(8, 'c1');
      limits = { ...pause, network: 'here', isUnsuspected: false };
      expect(await peek()).toEqual(paused);
    });

    it('by the limit of its address is so for all networks', async () => {
      limits = { ...pause, addressSeconds: 7 };
      expect(await peek()).toEqual(throttled);
      limits = { network: 'here', addressSeconds: 7 };
      expect(await peek()).toEqual(throttled);
      expect(recorded).toEqual([false, false]);
    });
  });
});
