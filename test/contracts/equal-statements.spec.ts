import { DataSource } from 'typeorm';
import { ChangePassword, ResetWithCode, VerifyRecoveryCode, VerifyRegistrationCode } from '../../src/auth';
import type { TestAccount } from '../support/accounts';
import { type AuthFixture, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { StatementCounter } from '../support/statement-counter';

const WRONG = '000000';
const PASSWORD = 'a new password';
const HOUR_SECONDS = 3_600;

/** Identifiers as a client types them. */
type Typed = Pick<TestAccount, 'id' | 'username' | 'phone'>;

type Call = (fixture: AuthFixture, typed: Typed) => Promise<unknown>;

/** Calls with a code that every dialect makes, each as its controller does. */
const CALLS = new Map<string, Call>([
  ['systems, code by name', (fixture, { username }) => verify(fixture, { username }, 'exchange')],
  ['pcuser, code by phone', (fixture, { phone: number }) => verify(fixture, { phone: { number } }, 'keep')],
  ['pcuser, reset', (fixture, { phone: number, id: accountId }) => reset(fixture, { phone: { number }, accountId })],
  ['smssend, reset', (fixture, { phone: number }) => reset(fixture, { phone: { number } })],
  ['member, reset', (fixture, { username }) => reset(fixture, { username })],
  ['gps, code by name', (fixture, { username: login }) => verify(fixture, { login }, 'keep-with-ticket')],
  ['gps, code by phone', (fixture, { phone: login }) => verify(fixture, { login }, 'keep-with-ticket')],
  ['gps, reset by name', (fixture, { username: login }) => change(fixture, login)],
  ['gps, reset by phone', (fixture, { phone: login }) => change(fixture, login)],
  [
    'v1, code by name and phone',
    (fixture, { username, phone: number }) => verify(fixture, { username, phone: { number } }, 'exchange'),
  ],
  [
    'registration, code',
    (fixture, { phone: number }) =>
      fixture.the(VerifyRegistrationCode).execute({ context: uniform(fixture), phone: { number }, code: WRONG }),
  ],
]);

const uniform = (fixture: AuthFixture) => fixture.context({ disclosure: 'uniform' });
type Verify = Parameters<VerifyRecoveryCode['execute']>[0];
const verify = (fixture: AuthFixture, lookup: Verify['lookup'], mode: 'keep' | 'keep-with-ticket' | 'exchange') => {
  const command = { context: uniform(fixture), lookup, code: WRONG };
  return mode === 'keep'
    ? fixture.the(VerifyRecoveryCode).execute({ ...command, mode })
    : fixture.the(VerifyRecoveryCode).execute({ ...command, mode });
};
const reset = (
  fixture: AuthFixture,
  who: Pick<Parameters<ResetWithCode['execute']>[0], 'username' | 'phone' | 'accountId'>,
) =>
  fixture
    .the(ResetWithCode)
    .execute({ ...who, context: uniform(fixture), code: WRONG, newPassword: PASSWORD, policy: 'core' });
const change = (fixture: AuthFixture, login: string) =>
  fixture.the(ChangePassword).execute({
    ...{ context: uniform(fixture), login, token: undefined, code: WRONG, newPassword: PASSWORD, policy: 'core' },
  });

const guess = async (fixture: AuthFixture, { username }: Typed, times: number) => {
  for (let n = 0; n < times; n++) await fixture.verify({ username }, WRONG, uniform(fixture));
};

type Prepare = (fixture: AuthFixture, account: TestAccount) => Promise<Typed>;

/** What an account can have behind it when somebody guesses; each returns what is typed then. */
const SITUATIONS = new Map<string, Prepare>([
  ['no challenge', (_fixture, account) => Promise.resolve(account)],
  [
    'a live challenge',
    async (fixture, account) => {
      await fixture.codeFor(account);
      return account;
    },
  ],
  [
    'an expired challenge',
    async (fixture, account) => {
      await fixture.codeFor(account);
      fixture.pass(HOUR_SECONDS);
      return account;
    },
  ],
  [
    'a spent challenge',
    async (fixture, account) => {
      await fixture.ticketFor(account);
      return account;
    },
  ],
  [
    'an exhausted challenge',
    async (fixture, account) => {
      await fixture.codeFor(account);
      await guess(fixture, account, 5);
      return account;
    },
  ],
  [
    'a pause',
    async (fixture, account) => {
      await guess(fixture, account, 10);
      return account;
    },
  ],
  [
    'a changed password',
    async (fixture, account) => {
      await fixture.reset(account.username, await fixture.ticketFor(account), 'changed before');
      return account;
    },
  ],
  [
    'a code from before a changed password',
    async (fixture, account) => {
      const ticket = await fixture.ticketFor(account);
      await fixture.codeFor(account);
      await fixture.reset(account.username, ticket, 'changed before');
      return account;
    },
  ],
  [
    'a live challenge, typed with another phone',
    async (fixture, account) => {
      await fixture.codeFor(account);
      return { ...account, phone: (await fixture.newAccount()).phone };
    },
  ],
  [
    'a live challenge, typed with another name',
    async (fixture, account) => {
      await fixture.codeFor(account);
      return { ...account, username: (await fixture.newAccount()).username };
    },
  ],
  [
    'no account, but a send',
    async (fixture, account) => {
      const typed = nobody(account);
      await fixture.send({ username: typed.username }, uniform(fixture));
      await fixture.send({ phone: { number: typed.phone } }, uniform(fixture));
      return typed;
    },
  ],
]);

const nobody = ({ username, phone }: Typed): Typed => ({
  ...{ id: 'nobody', username: `${username}x`, phone: phone.replace('+86139', '+86137') },
});

describeEachDatabase('a wrong code under uniform disclosure', (kind) => {
  const fixture = useAuthFixture(kind);
  let counter: StatementCounter;

  beforeAll(() => {
    counter = new StatementCounter(fixture().the(DataSource));
  });

  /** Statements of a call, without the time that the test has let pass, and the event of a code accepted before. */
  const statementsOf = async (call: string, typed: Typed) => {
    const { statements } = await counter.during(
      () => CALLS.get(call)?.(fixture(), typed) ?? Promise.reject(new Error(call)),
    );
    const own = statements.filter((statement) => !statement.startsWith('UPDATE notification_outbox'));
    return own.map((statement) => statement.replace(/ \+ \d{4,}\)/g, ')').replaceAll('((', '('));
  };

  describe.each([...CALLS.keys()])('%s', (call) => {
    it.each([...SITUATIONS.keys()])('runs for %s the statements that it runs for no account', async (situation) => {
      const account = await fixture().newAccount();
      const typed = await SITUATIONS.get(situation)?.(fixture(), account);
      const known = await statementsOf(call, typed ?? account);
      const unknown = await statementsOf(call, nobody(await fixture().newAccount()));
      expect(known.length).toBeGreaterThan(4);
      expect(known).toEqual(unknown);
    });
  });
});
