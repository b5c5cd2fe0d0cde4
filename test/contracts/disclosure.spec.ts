import { DataSource } from 'typeorm';
import { CheckAccount, ResetWithCode, SendRegistrationCode } from '../../src/auth';
import type { Outcome, Refusal } from '../../src/common';
import { useAuthFixture, type TestAccount, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { StatementCounter } from '../support/statement-counter';

const NEW_PASSWORD = 'a new password';

/** Statements without their values. */

describeEachDatabase('what a documented client is told of accounts', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeAll(async () => {
    ada = await fixture().newAccount();
  });

  const check = async (username: string, context = fixture().context()) => {
    const checked = await fixture().the(CheckAccount).execute({ context, username });
    return checked.ok ? checked.value : checked.refusal.reason;
  };

  it('is whether there is one, by name and by number', async () => {
    const context = fixture().context();
    expect([await check(ada.username), await check('nobody')]).toEqual(['exists', 'free']);
    const byPhone = (number: string) => fixture().the(CheckAccount).execute({ context, phone: { number } });
    expect(await byPhone(ada.phone)).toMatchObject({ value: 'exists' });
    expect(await byPhone('13700137999')).toMatchObject({ value: 'free' });
    expect(await byPhone('no number')).toMatchObject({ value: 'free' });
  });

  it('is told ten times a minute to one address, whatever the answer was', async () => {
    const context = fixture().context();
    for (let asked = 0; asked < 10; asked++)
      expect(await check(asked % 2 === 0 ? ada.username : 'nobody', context)).toBe(asked % 2 === 0 ? 'exists' : 'free');
    expect(await fixture().the(CheckAccount).execute({ context, username: ada.username })).toMatchObject({
      refusal: { reason: 'throttled', retryAfterSeconds: expect.any(Number) as number },
    });
    expect(await check(ada.username)).toBe('exists');
    fixture().pass(60);
    expect(await check(ada.username, context)).toBe('exists');
  });

  it('is told ten times to fifty who ask at once', async () => {
    const context = fixture().context();
    const answers = await inParallel(50, () => check('nobody', context));
    expect(answers.filter((each) => each === 'free')).toHaveLength(10);
    const sends = fixture().context();
    const refusals = await inParallel(50, async () => reason(await fixture().send({ username: 'nobody' }, sends)));
    expect(refusals.filter((each) => each === 'account-unknown')).toHaveLength(10);
    expect(refusals.filter((each) => each === 'throttled')).toHaveLength(40);
  });

  it('shares its ten answers among all questions, and then tells nothing, not even of those who exist', async () => {
    const context = fixture().context();
    const phone = { number: ada.phone };
    const register = () =>
      fixture().the(SendRegistrationCode).execute({ context, phone, captcha: 'absent', locale: 'en' });
    for (let asked = 0; asked < 3; asked++) {
      expect(reason(await fixture().send({ username: 'nobody' }, context))).toBe('account-unknown');
      expect(reason(await fixture().verify({ username: 'nobody' }, '000000', context))).toBe('account-unknown');
      expect(reason(await register())).toBe('account-exists');
    }
    expect(await check('nobody', context)).toBe('free');
    const questions: Promise<Outcome<unknown, Refusal>>[] = [ada.username, 'nobody'].flatMap((username) => [
      fixture().send({ username }, context),
      fixture().verify({ username }, '000000', context),
      fixture().reset(username, 'no ticket', NEW_PASSWORD, context),
    ]);
    const answers = await Promise.all([...questions, register()]);
    expect(new Set(answers.map(reason))).toEqual(new Set(['throttled']));
  });

  it('says the same to whoever is over the share, before anything is looked up', async () => {
    const context = fixture().context();
    for (let asked = 0; asked < 10; asked++) await check('nobody', context);
    const counter = new StatementCounter(fixture().the(DataSource));
    const known = await counter.during(() => fixture().send({ username: ada.username }, context));
    const unknown = await counter.during(() => fixture().send({ username: 'nobody' }, context));
    expect(known.statements.join()).not.toContain('auth_accounts');
    expect(known.statements).toEqual(unknown.statements);
  });
});

describeEachDatabase('what a client is told of accounts where it must not learn of any', (kind) => {
  const fixture = useAuthFixture(kind);
  let counter: StatementCounter;

  beforeAll(async () => {
    counter = new StatementCounter(fixture().the(DataSource));
  });

  const uniform = () => fixture().context({ disclosure: 'uniform' });
  /** What an answer looks like, without the letters that differ from message to message. */
  const shape = (outcome: Outcome<unknown, Refusal>) =>
    JSON.stringify(outcome).replace(/"reference":"[A-Z]{3}"/, '"reference"');

  /** What two questions are answered, and which statements that takes. */
  const compare = async (asked: Record<'known' | 'unknown', () => Promise<Outcome<unknown, Refusal>>>) => {
    const measure = async (question: () => Promise<Outcome<unknown, Refusal>>) => {
      let answer = '';
      const { statements } = await counter.during(async () => {
        answer = shape(await question());
      });
      return { answer, statements: statements };
    };
    expect(await measure(asked.unknown)).toEqual(await measure(asked.known));
  };
  /** A name and a number that exist, and some that do not. */
  const pair = async () => {
    const known = await fixture().newAccount();
    return { known, unknown: { username: `${known.username}x`, phone: known.phone.replace('+86139', '+86137') } };
  };

  it('is nothing by sending, sending again, and entering wrong codes until the challenge is spent', async () => {
    const { known, unknown } = await pair();
    const send = ({ username }: { username: string }) => fixture().send({ username }, uniform());
    const verify = ({ username }: { username: string }) => fixture().verify({ username }, 'wrong!', uniform());
    await compare({ known: () => verify(known), unknown: () => verify(unknown) });
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    for (let guess = 0; guess < 7; guess++)
      await compare({ known: () => verify(known), unknown: () => verify(unknown) });
    fixture().pass(60);
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    expect(fixture().messages.to(known.phone)).toHaveLength(2);
    expect(fixture().messages.to(unknown.phone)).toEqual([]);
  });

  it('is nothing by number either', async () => {
    const { known, unknown } = await pair();
    const send = ({ phone: number }: { phone: string }) => fixture().send({ phone: { number } }, uniform());
    const prove = ({ phone }: { phone: string }) => fixture().prove(phone, 'wrong!', uniform());
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    for (let guess = 0; guess < 7; guess++) await compare({ known: () => prove(known), unknown: () => prove(unknown) });
  });

  it.each(['short', NEW_PASSWORD])('is nothing by a reset to %j without a right proof', async (newPassword) => {
    const { known, unknown } = await pair();
    const withTicket = (username: string) => fixture().reset(username, 'no ticket', newPassword, uniform());
    const withCode = (number: string, accountId?: string) =>
      fixture()
        .the(ResetWithCode)
        .execute({
          ...{ context: uniform(), phone: { number }, code: 'wrong!', newPassword, policy: 'core' },
          ...(accountId !== undefined && { accountId }),
        });
    await compare({ known: () => withTicket(known.username), unknown: () => withTicket(unknown.username) });
    await compare({ known: () => withCode(known.phone), unknown: () => withCode(unknown.phone) });
    await compare({ known: () => withCode(known.phone, 'x'), unknown: () => withCode(unknown.phone, 'x') });
  });

  it('is nothing by a password that is the phone number of the account', async () => {
    const { known, unknown } = await pair();
    const reset = (username: string) => fixture().reset(username, 'no ticket', known.phone, uniform());
    await compare({ known: () => reset(known.username), unknown: () => reset(unknown.username) });
  });

  it('is nothing by a phone beside the name, be it the right one or another', async () => {
    const { known } = await pair();
    const other = await fixture().newAccount();
    const send = (number: string) => fixture().send({ username: known.username, phone: { number } }, uniform());
    await compare({ known: () => send(known.phone), unknown: () => send(other.phone) });
    expect(fixture().messages.to(other.phone)).toEqual([]);
  });

  it('is nothing by asking: the question is not even looked at', async () => {
    const { known } = await pair();
    const check = (username: string) => fixture().the(CheckAccount).execute({ context: uniform(), username });
    expect(await check(known.username)).toEqual({ ok: true, value: 'undisclosed' });
    expect((await counter.during(() => check(known.username))).statements).toEqual([]);
  });

  it('is nothing by registering: the owner of the number is told instead', async () => {
    const { known, unknown } = await pair();
    const send = (number: string) =>
      fixture()
        .the(SendRegistrationCode)
        .execute({ context: uniform(), phone: { number }, captcha: 'absent', locale: 'en' });
    await compare({ known: () => send(known.phone), unknown: () => send(unknown.phone) });
    expect(fixture().messages.to(known.phone)).toMatchObject([{ template: 'already-registered' }]);
    expect(fixture().messages.to(unknown.phone)).toMatchObject([{ template: 'register-code', code: { number: 1 } }]);
    expect(fixture().messages.to(known.phone)[0]?.code).toBeUndefined();
  });

  it('is counted nowhere, since nothing was told', async () => {
    const context = uniform();
    for (let asked = 0; asked < 15; asked++)
      expect(reason(await fixture().verify({ username: 'nobody' }, 'wrong!', context))).toBe('code-wrong');
  });
});
