import { DataSource } from 'typeorm';
import { CheckAccount, ResetWithCode, SendRegistrationCode } from '../../src/auth';
import type { Outcome, Refusal } from '../../src/common';
import { AuthBench, type Person, reason } from '../support/auth-bench';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/gathering';
import { StatementCounter } from '../support/statement-counter';

const NEW_PASSWORD = 'a new password';

/** Statements without their values. */

describeEachDatabase('what a documented client is told of accounts', (kind) => {
  let bench: AuthBench;
  let ada: Person;

  beforeAll(async () => {
    bench = await AuthBench.open(kind);
    ada = await bench.newPerson();
  });

  afterAll(() => bench.close());

  const check = async (username: string, context = bench.context()) => {
    const checked = await bench.the(CheckAccount).execute({ context, username });
    return checked.ok ? checked.value : checked.refusal.reason;
  };

  it('is whether there is one, by name and by number', async () => {
    const context = bench.context();
    expect([await check(ada.username), await check('nobody')]).toEqual(['exists', 'free']);
    const byPhone = (number: string) => bench.the(CheckAccount).execute({ context, phone: { number } });
    expect(await byPhone(ada.phone)).toMatchObject({ value: 'exists' });
    expect(await byPhone('13700137999')).toMatchObject({ value: 'free' });
    expect(await byPhone('no number')).toMatchObject({ value: 'free' });
  });

  it('is told ten times a minute to one address, whatever the answer was', async () => {
    const context = bench.context();
    for (let asked = 0; asked < 10; asked++)
      expect(await check(asked % 2 === 0 ? ada.username : 'nobody', context)).toBe(asked % 2 === 0 ? 'exists' : 'free');
    expect(await bench.the(CheckAccount).execute({ context, username: ada.username })).toMatchObject({
      refusal: { reason: 'throttled', retryAfterSeconds: expect.any(Number) as number },
    });
    expect(await check(ada.username)).toBe('exists');
    bench.pass(60);
    expect(await check(ada.username, context)).toBe('exists');
  });

  it('is told ten times to fifty who ask at once', async () => {
    const context = bench.context();
    const answers = await inParallel(50, () => check('nobody', context));
    expect(answers.filter((each) => each === 'free')).toHaveLength(10);
    const sends = bench.context();
    const refusals = await inParallel(50, async () => reason(await bench.send({ username: 'nobody' }, sends)));
    expect(refusals.filter((each) => each === 'account-unknown')).toHaveLength(10);
    expect(refusals.filter((each) => each === 'throttled')).toHaveLength(40);
  });

  it('shares its ten answers among all questions, and then tells nothing, not even of those who exist', async () => {
    const context = bench.context();
    const phone = { number: ada.phone };
    const register = () => bench.the(SendRegistrationCode).execute({ context, phone, captcha: 'absent', locale: 'en' });
    for (let asked = 0; asked < 3; asked++) {
      expect(reason(await bench.send({ username: 'nobody' }, context))).toBe('account-unknown');
      expect(reason(await bench.verify({ username: 'nobody' }, '000000', context))).toBe('account-unknown');
      expect(reason(await register())).toBe('account-exists');
    }
    expect(await check('nobody', context)).toBe('free');
    const questions: Promise<Outcome<unknown, Refusal>>[] = [ada.username, 'nobody'].flatMap((username) => [
      bench.send({ username }, context),
      bench.verify({ username }, '000000', context),
      bench.reset(username, 'no ticket', NEW_PASSWORD, context),
    ]);
    const answers = await Promise.all([...questions, register()]);
    expect(new Set(answers.map(reason))).toEqual(new Set(['throttled']));
  });

  it('says the same to whoever is over the share, before anything is looked up', async () => {
    const context = bench.context();
    for (let asked = 0; asked < 10; asked++) await check('nobody', context);
    const counter = new StatementCounter(bench.the(DataSource));
    const known = await counter.during(() => bench.send({ username: ada.username }, context));
    const unknown = await counter.during(() => bench.send({ username: 'nobody' }, context));
    expect(known.statements.join()).not.toContain('auth_accounts');
    expect(known.statements).toEqual(unknown.statements);
  });
});

describeEachDatabase('what a client is told of accounts where it must not learn of any', (kind) => {
  let bench: AuthBench;
  let counter: StatementCounter;

  beforeAll(async () => {
    bench = await AuthBench.open(kind);
    counter = new StatementCounter(bench.the(DataSource));
  });

  afterAll(() => bench.close());

  const uniform = () => bench.context({ disclosure: 'uniform' });
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
    const known = await bench.newPerson();
    return { known, unknown: { username: `${known.username}x`, phone: known.phone.replace('+86139', '+86137') } };
  };

  it('is nothing by sending, sending again, and entering wrong codes until the challenge is spent', async () => {
    const { known, unknown } = await pair();
    const send = ({ username }: { username: string }) => bench.send({ username }, uniform());
    const verify = ({ username }: { username: string }) => bench.verify({ username }, '000000', uniform());
    await compare({ known: () => verify(known), unknown: () => verify(unknown) });
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    for (let guess = 0; guess < 7; guess++)
      await compare({ known: () => verify(known), unknown: () => verify(unknown) });
    bench.pass(60);
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    expect(bench.messages.to(known.phone)).toHaveLength(2);
    expect(bench.messages.to(unknown.phone)).toEqual([]);
  });

  it('is nothing by number either', async () => {
    const { known, unknown } = await pair();
    const send = ({ phone: number }: { phone: string }) => bench.send({ phone: { number } }, uniform());
    const prove = ({ phone }: { phone: string }) => bench.prove(phone, '000000', uniform());
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    for (let guess = 0; guess < 7; guess++) await compare({ known: () => prove(known), unknown: () => prove(unknown) });
  });

  it.each(['short', NEW_PASSWORD])('is nothing by a reset to %j without a right proof', async (newPassword) => {
    const { known, unknown } = await pair();
    const withTicket = (username: string) => bench.reset(username, 'no ticket', newPassword, uniform());
    const withCode = (number: string, accountId?: string) =>
      bench.the(ResetWithCode).execute({
        ...{ context: uniform(), phone: { number }, code: '000000', newPassword, policy: 'core' },
        ...(accountId !== undefined && { accountId }),
      });
    await compare({ known: () => withTicket(known.username), unknown: () => withTicket(unknown.username) });
    await compare({ known: () => withCode(known.phone), unknown: () => withCode(unknown.phone) });
    await compare({ known: () => withCode(known.phone, 'x'), unknown: () => withCode(unknown.phone, 'x') });
  });

  it('is nothing by a password that is the phone number of the account', async () => {
    const { known, unknown } = await pair();
    const reset = (username: string) => bench.reset(username, 'no ticket', known.phone, uniform());
    await compare({ known: () => reset(known.username), unknown: () => reset(unknown.username) });
  });

  it('is nothing by a phone beside the name, be it the right one or another', async () => {
    const { known } = await pair();
    const other = await bench.newPerson();
    const send = (number: string) => bench.send({ username: known.username, phone: { number } }, uniform());
    await compare({ known: () => send(known.phone), unknown: () => send(other.phone) });
    expect(bench.messages.to(other.phone)).toEqual([]);
  });

  it('is nothing by asking: the question is not even looked at', async () => {
    const { known } = await pair();
    const check = (username: string) => bench.the(CheckAccount).execute({ context: uniform(), username });
    expect(await check(known.username)).toEqual({ ok: true, value: 'undisclosed' });
    expect((await counter.during(() => check(known.username))).statements).toEqual([]);
  });

  it('is nothing by registering: the owner of the number is told instead', async () => {
    const { known, unknown } = await pair();
    const send = (number: string) =>
      bench
        .the(SendRegistrationCode)
        .execute({ context: uniform(), phone: { number }, captcha: 'absent', locale: 'en' });
    await compare({ known: () => send(known.phone), unknown: () => send(unknown.phone) });
    expect(bench.messages.to(known.phone)).toMatchObject([{ template: 'already-registered' }]);
    expect(bench.messages.to(unknown.phone)).toMatchObject([{ template: 'register-code', code: { number: 1 } }]);
    expect(bench.messages.to(known.phone)[0]?.code).toBeUndefined();
  });

  it('is counted nowhere, since nothing was told', async () => {
    const context = uniform();
    for (let asked = 0; asked < 15; asked++)
      expect(reason(await bench.verify({ username: 'nobody' }, '000000', context))).toBe('code-wrong');
  });
});
