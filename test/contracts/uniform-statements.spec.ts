import { DataSource } from 'typeorm';
import {
  CheckAccount,
  type RequestContext,
  RegisterWithCode,
  ResetWithLink,
  ResetWithTicket,
  SendRecoveryCode,
  SendRecoveryLink,
  SendRegistrationCode,
  SignIn,
} from '../../src/auth';
import { type AuthFixture, useAuthFixture } from '../support/auth-fixture';
import type { TestAccount } from '../support/accounts';
import { describeEachDatabase } from '../support/database-harness';
import { StatementCounter } from '../support/statement-counter';

const PASSWORD = 'a new password';
const NO_TOKEN = 'A'.repeat(43);

/** Identifiers as a client types them. */
type Typed = Pick<TestAccount, 'id' | 'username' | 'phone' | 'email'>;

type Call = (fixture: AuthFixture, typed: Typed, context: RequestContext) => Promise<unknown>;

type Send = Omit<Parameters<SendRecoveryCode['execute']>[0], 'context' | 'captcha' | 'locale'>;

const send = (lookupOf: (typed: Typed) => Send['lookup'], options: Omit<Send, 'lookup'> = {}): Call => {
  return (fixture, typed, context) =>
    fixture
      .the(SendRecoveryCode)
      .execute({ context, lookup: lookupOf(typed), captcha: 'passed', locale: 'en', ...options });
};

const signIn =
  (lookupOf: (typed: Typed) => Omit<Parameters<SignIn['execute']>[0], 'context' | 'password' | 'captcha'>): Call =>
  (fixture, typed, context) =>
    fixture.the(SignIn).execute({ context, ...lookupOf(typed), password: PASSWORD, captcha: 'absent' });

/** Calls without a code that depend on identifiers, each as the controllers of dialects make it. */
const CALLS = new Map<string, Call>([
  ['send by name', send(({ username }) => ({ username }))],
  ['send by phone', send(({ phone: number }) => ({ phone: { number } }))],
  ['send by name and phone', send(({ username, phone: number }) => ({ username, phone: { number } }))],
  ['send by phone and id', send(({ id: accountId, phone: number }) => ({ accountId, phone: { number } }))],
  ['send by login', send(({ username: login }) => ({ login }))],
  [
    'send of a link',
    (fixture, { email }, context) => fixture.the(SendRecoveryLink).execute({ context, email, locale: 'en' }),
  ],
  [
    'send to register',
    (fixture, { phone: number }, context) =>
      fixture.the(SendRegistrationCode).execute({ context, target: { number }, captcha: 'passed', locale: 'en' }),
  ],
  [
    'register with a wrong code',
    (fixture, { username, phone: number }, context) =>
      fixture.the(RegisterWithCode).execute({
        ...{ context, username, target: { number }, code: '000000', password: PASSWORD, policy: 'core', locale: 'en' },
      }),
  ],
  [
    'reset with a wrong ticket',
    (fixture, { username }, context) =>
      fixture
        .the(ResetWithTicket)
        .execute({ context, username, ticket: NO_TOKEN, newPassword: PASSWORD, policy: 'core' }),
  ],
  [
    'reset with a wrong link',
    (fixture, { id: accountId }, context) =>
      fixture.the(ResetWithLink).execute({
        ...{ context, token: NO_TOKEN, stamp: 1, accountId, newPassword: PASSWORD, policy: 'core' },
      }),
  ],
  ['look-up', (fixture, { username }, context) => fixture.the(CheckAccount).execute({ context, username })],
  ['sign in by name', signIn(({ username }) => ({ username }))],
  ['sign in by phone', signIn(({ phone: number }) => ({ phone: { number } }))],
  ['sign in by login', signIn(({ phone: login }) => ({ login }))],
]);

/** Calls before the one whose statements are counted. */
const SITUATIONS = {
  'the first call of an address': [],
  'the second call of an address': ['somebody else'],
  'a repeated call': ['the same'],
} as const;

const nobody = ({ username, phone, email, id }: Typed): Typed => ({
  ...{ username: `${username}x`, phone: phone.replace('+86139', '+86137'), email: `x${email}`, id: `x${id.slice(1)}` },
});

describeEachDatabase('a call under uniform disclosure', (kind) => {
  const fixture = useAuthFixture(kind);
  let counter: StatementCounter;

  beforeAll(() => {
    counter = new StatementCounter(fixture().the(DataSource));
  });

  const typedBy = async (isKnown: boolean): Promise<Typed> => {
    const account = await fixture().newAccount();
    return isKnown ? account : nobody(account);
  };

  const statementsOf = async (call: Call, before: readonly ('somebody else' | 'the same')[], isKnown: boolean) => {
    const context = fixture().context({ disclosure: 'uniform' });
    const typed = await typedBy(isKnown);
    for (const who of before) await call(fixture(), who === 'the same' ? typed : await typedBy(isKnown), context);
    const { statements } = await counter.during(() => call(fixture(), typed, context));
    return [...statements];
  };

  describe.each([...CALLS])('%s', (_name, call) => {
    it.each(Object.entries(SITUATIONS))(
      'runs for %s the same statements for an account and for none',
      async (_, before) => {
        expect(await statementsOf(call, before, true)).toEqual(await statementsOf(call, before, false));
      },
    );
  });
});
