import type { CodeScope } from '../../src/otp';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { another, MINUTE_MS, useOtpFixture } from '../support/otp-fixture';

describeEachDatabase('CodeVerifier', (kind) => {
  const fixture = useOtpFixture(kind);

  it('consumes a right code once', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    expect(await fixture().consume(scope, code)).toBe('done');
    expect(await fixture().consume(scope, code)).toBe('code-expired');
  });

  it('consumes an accepted code once, with the same code only', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    expect(await fixture().accept(scope, code)).toBe('done');
    expect(await fixture().accept(scope, code)).toBe('code-expired');
    expect(await fixture().consume(scope, another(code))).toBe('code-wrong');
    expect(await fixture().consume(scope, code)).toBe('done');
    expect(await fixture().consume(scope, code)).toBe('code-expired');
  });

  it('keeps an accepted code valid beyond its lifetime, for ten minutes at most', async () => {
    const [early, late] = [fixture().newScope(), fixture().newScope()];
    const codes = [await fixture().codeFor(early), await fixture().codeFor(late)] as const;
    fixture().pass(4 * MINUTE_MS);
    expect([await fixture().accept(early, codes[0]), await fixture().accept(late, codes[1])]).toEqual(['done', 'done']);
    fixture().pass(9 * MINUTE_MS);
    expect(await fixture().consume(early, codes[0])).toBe('done');
    fixture().pass(2 * MINUTE_MS);
    expect(await fixture().consume(late, codes[1])).toBe('code-expired');
  });

  it('peeks at a code without consuming it, but charges a wrong one', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    for (let times = 0; times < 7; times++) expect(await fixture().peek(scope, code)).toBe('done');
    for (let times = 1; times <= 5; times++)
      expect(await fixture().peek(scope, another(code, times))).toBe('code-wrong');
    expect(await fixture().consume(scope, code)).toBe('code-exhausted');
  });

  it('returns code-wrong where none was issued', async () => {
    expect(await fixture().consume(fixture().newScope(), '123456')).toBe('code-wrong');
  });

  it('expires a code after its lifetime', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    fixture().pass(5 * MINUTE_MS);
    expect(await fixture().consume(scope, code)).toBe('code-expired');
  });

  it.each<[string, Partial<CodeScope>]>([
    ['app', { app: 'another' }],
    ['purpose', { purpose: 'register' }],
    ['target', { target: '+8613999999999' }],
    ['account', { ownerKey: 'eve:1' }],
    ['credential epoch', { ownerKey: 'ada:2' }],
  ])('does not accept a code of another %s', async (_what, other) => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    expect(await fixture().consume({ ...scope, ...other }, code)).not.toBe('done');
    expect(await fixture().consume(scope, code)).toBe('done');
  });

  it('ends a challenge after five wrong attempts, even for the right code', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    for (let wrong = 1; wrong <= 5; wrong++)
      expect(await fixture().consume(scope, another(code, wrong))).toBe('code-wrong');
    expect(await fixture().consume(scope, code)).toBe('code-exhausted');
  });

  it('accepts the last two codes, and returns code-expired for an older one', async () => {
    const scope = fixture().newScope();
    const codes: string[] = [];
    for (let sends = 0; sends < 3; sends++) {
      codes.push(await fixture().codeFor(scope));
      fixture().pass(MINUTE_MS);
    }
    expect(await fixture().consume(scope, codes[0] ?? '')).toBe('code-expired');
    expect(await fixture().consume(scope, codes[1] ?? '')).toBe('done');
    expect(await fixture().consume(scope, codes[2] ?? '')).toBe('code-expired');
  });

  it('keeps the previous code valid when a fourth send opens a new challenge', async () => {
    const scope = fixture().newScope();
    let last = '';
    for (let sends = 0; sends < 4; sends++) {
      const code = await fixture().codeFor(scope);
      if (sends === 2) last = code;
      fixture().pass(MINUTE_MS);
    }
    expect(await fixture().consume(scope, last)).toBe('done');
  });

  it('keeps an accepted code valid when others have more codes sent', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    expect(await fixture().accept(scope, code)).toBe('done');
    for (let sends = 0; sends < 4; sends++) {
      fixture().pass(MINUTE_MS);
      await fixture().codeFor(scope);
    }
    expect(await fixture().consume(scope, code)).toBe('done');
  });

  it('grants no new attempts by a resend', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    for (let wrong = 1; wrong <= 4; wrong++) await fixture().consume(scope, another(code, wrong));
    fixture().pass(MINUTE_MS);
    const second = await fixture().codeFor(scope);
    expect(await fixture().consume(scope, another(second, 7))).toBe('code-wrong');
    expect(await fixture().consume(scope, second)).toBe('code-exhausted');
  });

  it('charges exactly five of 100 parallel wrong attempts', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => fixture().consume(scope, another(code, n + 1))),
    );
    expect(answers.filter((reason) => reason === 'code-wrong')).toHaveLength(5);
    expect(answers.filter((reason) => reason === 'code-exhausted')).toHaveLength(95);
  });

  describe.each<[string, (scope: CodeScope) => Promise<CodeScope>]>([
    ['no challenge', (scope) => Promise.resolve(scope)],
    [
      'an expired challenge',
      async (scope) => {
        await fixture().codeFor(scope);
        fixture().pass(5 * MINUTE_MS);
        return scope;
      },
    ],
    [
      'a spent challenge',
      async (scope) => {
        expect(await fixture().consume(scope, await fixture().codeFor(scope))).toBe('done');
        return scope;
      },
    ],
    [
      'a challenge from before the last change of credentials',
      async (scope) => {
        await fixture().codeFor(scope);
        return { ...scope, ownerKey: 'ada:2', formerOwnerKey: scope.ownerKey };
      },
    ],
  ])('%s', (_what, prepare) => {
    it('charges each of 60 parallel guesses, until the tenth starts a pause', async () => {
      const scope = await prepare(fixture().newScope());
      const answers = await inParallel(60, (n) => fixture().consume(scope, String(900_000 + n)));
      expect(answers.filter((reason) => reason === 'code-wrong')).toHaveLength(10);
      expect(answers.filter((reason) => reason === 'code-exhausted')).toHaveLength(50);
      expect(await fixture().send(scope)).toMatchObject({ refusal: { reason: 'too-frequent', limit: 'wrongPerHour' } });
    });

    it('charges no text that cannot be a code', async () => {
      const scope = await prepare(fixture().newScope());
      for (let times = 0; times < 12; times++) expect(await fixture().consume(scope, 'no code')).toBe('code-wrong');
      expect(await fixture().consume(scope, '900000')).toBe('code-wrong');
    });
  });

  it('charges no code that was used, since whoever enters it has it', async () => {
    const scope = fixture().newScope();
    const code = await fixture().codeFor(scope);
    expect(await fixture().consume(scope, code)).toBe('done');
    const answers = await inParallel(20, () => fixture().consume(scope, code));
    expect(new Set(answers)).toEqual(new Set(['code-expired']));
  });

  it.each(['accept', 'consume'] as const)('lets one of 50 parallel right codes %s', async (verb) => {
    for (let round = 0; round < 10; round++) {
      const scope = fixture().newScope();
      const code = await fixture().codeFor(scope);
      const answers = await Promise.all(Array.from({ length: 50 }, () => fixture()[verb](scope, code)));
      expect(answers.filter((reason) => reason === 'done')).toHaveLength(1);
      expect(answers.filter((reason) => reason === 'code-expired')).toHaveLength(49);
    }
  });
});
