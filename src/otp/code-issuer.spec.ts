import { PlainKeyRing } from '../../test/doubles/plain-key-ring';
import { done, refuse } from '../common';
import { STANDARD_LIMITS } from '../config';
import type { IssuedCode } from './challenge';
import type { ChallengeStore, StoredChallenge } from './challenge.sql-store';
import { CodeIssuer, type CodeRequest } from './code-issuer';
import { CodeMac, type CodeScope, scopeKey } from './code-scope';
import { networkOf } from './limits/address-prefixes';
import type { SendLimiter } from './limits/send-limiter';
import type { NewCodes } from './new-codes';

const NOW = 1_800_000_000_000;
const scope: CodeScope = { app: 'default', purpose: 'recover', target: '+8613800138000', ownerKey: 'ada:1' };
const ip = '203.0.113.7';
const network = networkOf(ip);
const mac = new CodeMac(new PlainKeyRing());

const request: CodeRequest = { scope, ip, cooldownSeconds: 60, captcha: 'absent', lifetimeSeconds: 300 };

const code = (seq: number, over: Partial<IssuedCode> = {}): IssuedCode => ({
  ...{ seq, origin: 'c1', mac: mac.make(scope, 'c1', String(seq)), network },
  ...{ isAccepted: false, isLive: true, expiresAt: NOW + 1 },
  ...over,
});

const challenge = (over: Partial<StoredChallenge> = {}): StoredChallenge => ({
  ...{ id: 'c1', scopeKey: scopeKey(scope), state: 'pending', attempts: 0, sends: 1, isLive: true, locale: undefined },
  ...{ codes: [code(1)], packedCodes: '', readAt: NOW },
  ...over,
});

describe('the issuer of codes', () => {
  let newest: StoredChallenge | undefined;
  let admitted: Awaited<ReturnType<SendLimiter['admit']>>;
  const queries: (readonly unknown[])[] = [];
  const drawn: (readonly [string, boolean])[] = [];
  const opened: Parameters<ChallengeStore['open']>[0][] = [];
  const added: Parameters<ChallengeStore['addCode']>[] = [];

  const limiter: Pick<SendLimiter, 'admit'> = {
    admit: (_request, query) => Promise.resolve(admitted).finally(() => queries.push(query?.values ?? [])),
  };
  const challenges: Partial<ChallengeStore> = {
    newestQuery: (...keys) => ({ sql: '', values: keys.flatMap((key) => key ?? []) }),
    newestOf: () => newest,
    open: (each) => Promise.resolve(void opened.push(each)),
    addCode: (...each) => Promise.resolve(void added.push(each)),
  };
  const newCodes: Pick<NewCodes, 'code' | 'challengeId'> = {
    code: (app, isLong) => Promise.resolve('123456').finally(() => drawn.push([app, isLong])),
    challengeId: () => 'c2',
  };
  const issuer = new CodeIssuer(
    limiter as SendLimiter,
    challenges as ChallengeStore,
    mac,
    STANDARD_LIMITS,
    newCodes as NewCodes,
  );

  beforeEach(() => {
    for (const list of [queries, drawn, opened, added]) list.length = 0;
    newest = undefined;
    admitted = done({ resendAfterSeconds: 60, isCodeLong: false, locked: { now: NOW, answer: null } });
  });

  const issue = async (over: Partial<CodeRequest> = {}) => {
    const outcome = await issuer.issue({ ...request, ...over });
    return outcome.ok ? { ...outcome.value, code: outcome.value.code.reveal() } : outcome.refusal;
  };

  it('opens a challenge with a code', async () => {
    expect(await issue({ flowLocale: 'en' })).toEqual({
      ...{ code: '123456', challengeId: 'c2', number: 1, lifetimeSeconds: 300, issuedAt: NOW, resendAfterSeconds: 60 },
    });
    const first = { seq: 1, origin: 'c2', mac: mac.make(scope, 'c2', '123456'), network, isAccepted: false };
    expect(opened).toEqual([
      {
        ...{ id: 'c2', scopeKey: scopeKey(scope), isDecoy: undefined, lifetimeSeconds: 300, locale: 'en' },
        codes: [{ ...first, expiresAt: NOW + 300_000 }],
      },
    ]);
    expect([added, queries, drawn]).toEqual([[], [[scopeKey(scope)]], [['default', false]]]);
  });

  it('opens a decoy, and long codes while they are', async () => {
    admitted = done({ resendAfterSeconds: 60, isCodeLong: true, locked: { now: NOW, answer: null } });
    await issue({ scope: { ...scope, isDecoy: true } });
    expect(opened).toMatchObject([{ isDecoy: true }]);
    expect(drawn).toEqual([['default', true]]);
  });

  it('sends the fixed code of a test target', async () => {
    expect(await issue({ fixedCode: '111111' })).toMatchObject({ code: '111111' });
    expect(drawn).toEqual([]);
  });

  it('stores nothing that the limits refuse', async () => {
    admitted = refuse({ reason: 'captcha-required' });
    expect(await issue()).toEqual({ reason: 'captcha-required' });
    expect([...opened, ...added, ...drawn]).toEqual([]);
  });

  it('sends a code again, or refuses to, as it is told', async () => {
    const reuse = () => Promise.resolve(done({ code: '777777', lifetimeSeconds: 42 }));
    expect(await issue({ reuse })).toMatchObject({ code: '777777', lifetimeSeconds: 42 });
    expect(opened).toMatchObject([{ lifetimeSeconds: 42, codes: [{ expiresAt: NOW + 42_000 }] }]);
    expect(await issue({ reuse: () => Promise.resolve(done(undefined)) })).toMatchObject({ code: '123456' });
    const refusal = { reason: 'too-frequent', retryAfterSeconds: 1, limit: 'sendsPerVerification' } as const;
    opened.length = 0;
    expect(await issue({ reuse: () => Promise.resolve(refuse(refusal)) })).toEqual(refusal);
    expect(opened).toEqual([]);
  });

  it('adds a resend to the open challenge, as its next number', async () => {
    newest = challenge({ sends: 2, codes: [code(2), code(1)] });
    expect(await issue({ flowLocale: 'en' })).toMatchObject({ challengeId: 'c1', number: 3 });
    expect(added).toMatchObject([
      [newest, { seq: 3, origin: 'c1', mac: mac.make(scope, 'c1', '123456') }, { lifetimeSeconds: 300, locale: 'en' }],
    ]);
    expect(opened).toEqual([]);
  });

  it('carries live codes into the next challenge once there were three sends', async () => {
    newest = challenge({ sends: 3, codes: [code(3), code(2), code(1, { isLive: false })] });
    expect(await issue()).toMatchObject({ challengeId: 'c2', number: 4 });
    expect(opened).toMatchObject([
      { id: 'c2', codes: [{ seq: 4, origin: 'c2' }, { seq: 3, origin: 'c1' }, { seq: 2 }] },
    ]);
    expect(opened[0]?.codes).toHaveLength(3);
  });

  it('keeps of a challenge that wrong codes have ended what another network has asked for', async () => {
    const codes = [code(3), code(2, { network: 'elsewhere' }), code(1, { network: undefined })];
    newest = challenge({ attempts: 5, codes });
    expect(await issue()).toMatchObject({ challengeId: 'c2', number: 3 });
    expect(opened[0]?.codes.map(({ seq }) => seq)).toEqual([3, 2]);
  });

  it.each<[string, Partial<StoredChallenge>]>([
    ['spent', { state: 'spent' }],
    ['expired', { isLive: false, codes: [code(1, { isLive: false })] }],
  ])('carries nothing over from a challenge that is %s', async (_what, over) => {
    newest = challenge(over);
    expect(await issue()).toMatchObject({ challengeId: 'c2', number: 1 });
    expect(opened[0]?.codes).toHaveLength(1);
  });
});
