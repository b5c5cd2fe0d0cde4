import { DataSource } from 'typeorm';
import { CheckAccount, ResetWithCode, SendRegistrationCode } from '../../src/auth';
import type { Outcome, Refusal } from '../../src/common';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { StatementCounter } from '../support/statement-counter';

const NEW_PASSWORD = 'a new password';

/** Statements without their values. */

describeEachDatabase('disclosure documented', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeAll(async () => {
    ada = await fixture().newAccount();
  });

  const check = async (username: string, context = fixture().context()) => {
    const checked = await fixture().the(CheckAccount).execute({ context, username });
    return checked.ok ? checked.value : checked.refusal.reason;
  };

  it('tells whether an account exists, by user name and by phone', async () => {
    const context = fixture().context();
    expect([await check(ada.username), await check('nobody')]).toEqual(['exists', 'free']);
    const byPhone = (number: string) => fixture().the(CheckAccount).execute({ context, phone: { number } });
    expect(await byPhone(ada.phone)).toMatchObject({ value: 'exists' });
    expect(await byPhone('13700137999')).toMatchObject({ value: 'free' });
    expect(await byPhone('no number')).toMatchObject({ value: 'free' });
  });

  it('allows ten answers a minute to an IP address, positive or negative', async () => {
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

  it('allows ten of 50 parallel questions', async () => {
    const context = fixture().context();
    const answers = await inParallel(50, () => check('nobody', context));
    expect(answers.filter((each) => each === 'free')).toHaveLength(10);
    const sends = fixture().context();
    const refusals = await inParallel(50, async () => reason(await fixture().send({ username: 'nobody' }, sends)));
    expect(refusals.filter((each) => each === 'account-unknown')).toHaveLength(10);
    expect(refusals.filter((each) => each === 'throttled')).toHaveLength(40);
  });

  it('shares the limit among all use cases, and then throttles every answer that discloses', async () => {
    const context = fixture().context();
    const phone = { number: ada.phone };
    const register = () =>
      fixture().the(SendRegistrationCode).execute({ context, target: phone, captcha: 'absent', locale: 'en' });
    for (let asked = 0; asked < 3; asked++) {
      expect(reason(await fixture().send({ username: 'nobody' }, context))).toBe('account-unknown');
      expect(reason(await fixture().verify({ username: 'nobody' }, '000000', context))).toBe('account-unknown');
      expect(reason(await register())).toBe('account-exists');
    }
    expect(await check('nobody', context)).toBe('free');
    const questions: readonly Promise<Outcome<unknown, Refusal>>[] = [
      ...[fixture().send({ username: 'nobody' }, context), fixture().verify({ username: 'nobody' }, '000000', context)],
      ...[fixture().reset('nobody', 'no ticket', NEW_PASSWORD, context), register()],
    ];
    expect(new Set((await Promise.all(questions)).map(reason))).toEqual(new Set(['throttled']));
  });

  it('lets a known account recover beyond the limit, since no answer about it is refused', async () => {
    const context = fixture().context();
    const owner = await fixture().newAccount();
    await inParallel(30, () => fixture().send({ username: 'nobody' }, context));
    expect(reason(await fixture().send({ username: 'nobody' }, context))).toBe('throttled');
    expect(reason(await fixture().send({ username: owner.username }, context))).toBe('done');
    const verified = await fixture().verify(
      { username: owner.username },
      fixture().messages.codeTo(owner.phone),
      context,
    );
    const ticket = verified.ok ? verified.value.ticket.reveal() : '';
    expect(reason(await fixture().reset(owner.username, ticket, NEW_PASSWORD, context))).toBe('done');
  });
});

describeEachDatabase('disclosure uniform', (kind) => {
  const fixture = useAuthFixture(kind);
  let counter: StatementCounter;

  beforeAll(() => {
    counter = new StatementCounter(fixture().the(DataSource));
  });

  const uniform = () => fixture().context({ disclosure: 'uniform' });
  /** JSON of an answer without the reference, which differs by message. */
  const shape = (outcome: Outcome<unknown, Refusal>) =>
    JSON.stringify(outcome).replace(/"reference":"[A-Z]{3}"/, '"reference"');

  /** Expects the same answer and the same SQL statements for both calls. */
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

  it('reveals no account by sends, resends and wrong codes until the challenge is exhausted', async () => {
    const { known, unknown } = await pair();
    const send = ({ username }: { username: string }) => fixture().send({ username }, uniform());
    const verify = ({ username }: { username: string }) => fixture().verify({ username }, '000000', uniform());
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

  it('reveals no account by phone number', async () => {
    const { known, unknown } = await pair();
    const send = ({ phone: number }: { phone: string }) => fixture().send({ phone: { number } }, uniform());
    const prove = ({ phone }: { phone: string }) => fixture().prove(phone, '000000', uniform());
    await compare({ known: () => send(known), unknown: () => send(unknown) });
    for (let guess = 0; guess < 7; guess++) await compare({ known: () => prove(known), unknown: () => prove(unknown) });
  });

  it.each(['short', NEW_PASSWORD])(
    'reveals no account by a reset to %j without a valid ticket',
    async (newPassword) => {
      const { known, unknown } = await pair();
      const withTicket = (username: string) => fixture().reset(username, 'no ticket', newPassword, uniform());
      const withCode = (number: string, accountId?: string) =>
        fixture()
          .the(ResetWithCode)
          .execute({
            ...{ context: uniform(), phone: { number }, code: '000000', newPassword, policy: 'core' },
            ...(accountId !== undefined && { accountId }),
          });
      await compare({ known: () => withTicket(known.username), unknown: () => withTicket(unknown.username) });
      await compare({ known: () => withCode(known.phone), unknown: () => withCode(unknown.phone) });
      await compare({ known: () => withCode(known.phone, 'x'), unknown: () => withCode(unknown.phone, 'x') });
    },
  );

  it('reveals no account by a password equal to its phone number', async () => {
    const { known, unknown } = await pair();
    const reset = (username: string) => fixture().reset(username, 'no ticket', known.phone, uniform());
    await compare({ known: () => reset(known.username), unknown: () => reset(unknown.username) });
  });

  it('reveals no account by a phone beside the user name, right or wrong', async () => {
    const { known } = await pair();
    const other = await fixture().newAccount();
    const send = (number: string) => fixture().send({ username: known.username, phone: { number } }, uniform());
    await compare({ known: () => send(known.phone), unknown: () => send(other.phone) });
    expect(fixture().messages.to(other.phone)).toEqual([]);
  });

  it('reveals no account by CheckAccount, which does no lookup', async () => {
    const { known } = await pair();
    const check = (username: string) => fixture().the(CheckAccount).execute({ context: uniform(), username });
    expect(await check(known.username)).toEqual({ ok: true, value: 'undisclosed' });
    expect((await counter.during(() => check(known.username))).statements).toEqual([]);
  });

  it('reveals no account by registration, and notifies the owner of the number', async () => {
    const { known, unknown } = await pair();
    const send = (number: string) =>
      fixture()
        .the(SendRegistrationCode)
        .execute({ context: uniform(), target: { number }, captcha: 'absent', locale: 'en' });
    await compare({ known: () => send(known.phone), unknown: () => send(unknown.phone) });
    expect(fixture().messages.to(known.phone)).toMatchObject([{ template: 'already-registered' }]);
    expect(fixture().messages.to(unknown.phone)).toMatchObject([{ template: 'register-code', code: { number: 1 } }]);
    expect(fixture().messages.to(known.phone)[0]?.code).toBeUndefined();
  });

  it('is not limited by EnumerationLimiter', async () => {
    const context = uniform();
    for (let asked = 0; asked < 15; asked++)
      expect(reason(await fixture().verify({ username: 'nobody' }, '000000', context))).toBe('code-wrong');
  });
});
