import { type Challenge, compare as compareFrom, type IssuedCode, isAskedFrom, isOpen } from './challenge';

const code = (seq: number, over: Partial<IssuedCode> = {}): IssuedCode => ({
  ...{ seq, origin: 'c1', mac: { keyId: 'k', digest: String(seq) }, isAccepted: false, isLive: true, expiresAt: 0 },
  ...over,
});

const challenge = (over: Partial<Challenge> = {}): Challenge => ({
  ...{ id: 'c1', scopeKey: 's1', state: 'pending', attempts: 0, sends: 1, locale: undefined, isLive: true },
  codes: [code(1)],
  ...over,
});

const compare = (given: Challenge, isCode: (code: IssuedCode) => boolean) => compareFrom(given, isCode, 'here');

/** A guess that is the code with this number. */
const guess =
  (seq: number) =>
  ({ mac }: IssuedCode): boolean =>
    mac.digest === String(seq);

describe('a guess', () => {
  const three = challenge({ codes: [code(3), code(2), code(1)] });

  it.each([
    [3, 'good'],
    [2, 'good'],
    [1, 'stale'],
    [9, 'none'],
  ])('at the code number %i of three is %s: the last two are good', (seq, kind) => {
    expect(compare(three, guess(seq)).kind).toBe(kind);
  });

  it('at an expired code is stale, even at the newest', () => {
    expect(compare(challenge({ codes: [code(1, { isLive: false })] }), guess(1)).kind).toBe('stale');
  });

  it('at an older code that was proved is good, as long as it lives', () => {
    const proved = [code(3), code(2), code(1, { isAccepted: true })];
    expect(compare(challenge({ codes: proved }), guess(1))).toMatchObject({ kind: 'good', code: { seq: 1 } });
    const late = [code(3), code(2), code(1, { isAccepted: true, isLive: false })];
    expect(compare(challenge({ codes: late }), guess(1)).kind).toBe('stale');
  });

  it('at the last code that its network asked for is good, whatever others have had sent since', () => {
    const [here, there] = [{ network: 'here' }, { network: 'there' }];
    const codes = [code(5, there), code(4, there), code(3, there), code(2, here), code(1, here)];
    expect(compare(challenge({ codes }), guess(2))).toMatchObject({ kind: 'good', code: { seq: 2 } });
    expect(compare(challenge({ codes }), guess(1)).kind).toBe('stale');
    expect(compare(challenge({ codes }), guess(3)).kind).toBe('stale');
    expect(compareFrom(challenge({ codes }), guess(2), 'elsewhere').kind).toBe('stale');
  });

  it('means the newest of two codes that happen to be the same', () => {
    expect(compare(three, () => true)).toMatchObject({ kind: 'good', code: { seq: 3 } });
  });

  it('is compared with every code, so that time does not tell which one it met', () => {
    const met: number[] = [];
    compare(three, ({ seq }) => {
      met.push(seq);
      return true;
    });
    expect(met).toEqual([3, 2, 1]);
  });

  it('at a challenge without codes meets none', () => {
    expect(compare(challenge({ codes: [] }), () => true)).toEqual({ kind: 'none' });
  });
});

describe('a challenge', () => {
  it.each<[string, Partial<Challenge>, boolean]>([
    ['pending, with an attempt left', { attempts: 4 }, true],
    ['pending, with none left', { attempts: 5 }, false],
    ['spent', { state: 'spent' }, false],
    ['expired', { isLive: false }, false],
  ])('that is %s: open %j is %s', (_what, over, expected) => {
    expect(isOpen(challenge(over), 5)).toBe(expected);
  });
});

describe('a network', () => {
  it('has asked for a code that has not expired', () => {
    const codes = [code(2, { network: 'there' }), code(1, { network: 'here', isLive: false })];
    expect(['here', 'there', 'elsewhere'].map((network) => isAskedFrom(challenge({ codes }), network))).toEqual([
      ...[false, true, false],
    ]);
  });
});
