import { DataSource } from 'typeorm';
import {
  ChangePassword,
  type RequestContext,
  ResetWithCode,
  VerifyRecoveryCode,
  VerifyRegistrationCode,
} from '../../src/auth';
import type { TestAccount } from '../support/accounts';
import { Database } from '../../src/database';
import { Conversions } from '../../src/notification/outbox/conversions';
import { type AuthFixture, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { RowCounter } from '../support/row-counter';
import { StatementCounter } from '../support/statement-counter';

const WRONG = '000000';
const PASSWORD = 'a new password';
const HOUR_SECONDS = 3_600;

/** Identifiers as a client types them. */
type Typed = Pick<TestAccount, 'id' | 'username' | 'phone'>;

type Call = (fixture: AuthFixture, typed: Typed, context: RequestContext) => Promise<unknown>;

/** Calls with a code that every dialect makes, each as its controller does. */
const CALLS = new Map<string, Call>([
  ['systems, code by name', (fixture, { username }, context) => verify(fixture, context, { username }, 'exchange')],
  [
    'pcuser, code by phone',
    (fixture, { phone: number }, context) => verify(fixture, context, { phone: { number } }, 'keep'),
  ],
  [
    'pcuser, reset',
    (fixture, { phone: number, id: accountId }, context) => reset(fixture, context, { phone: { number }, accountId }),
  ],
  ['smssend, reset', (fixture, { phone: number }, context) => reset(fixture, context, { phone: { number } })],
  ['member, reset', (fixture, { username }, context) => reset(fixture, context, { username })],
  [
    'gps, code by name',
    (fixture, { username: login }, context) => verify(fixture, context, { login }, 'keep-with-ticket'),
  ],
  [
    'gps, code by phone',
    (fixture, { phone: login }, context) => verify(fixture, context, { login }, 'keep-with-ticket'),
  ],
  ['gps, reset by name', (fixture, { username: login }, context) => change(fixture, context, login)],
  ['gps, reset by phone', (fixture, { phone: login }, context) => change(fixture, context, login)],
  [
    'v1, code by name and phone',
    (fixture, { username, phone: number }, context) =>
      verify(fixture, context, { username, phone: { number } }, 'exchange'),
  ],
  [
    'registration, code',
    (fixture, { phone: number }, context) =>
      fixture.the(VerifyRegistrationCode).execute({ context, target: { number }, code: WRONG }),
  ],
]);

const uniform = (fixture: AuthFixture) => fixture.context({ disclosure: 'uniform' });
type Verify = Parameters<VerifyRecoveryCode['execute']>[0];
const verify = (
  fixture: AuthFixture,
  context: RequestContext,
  lookup: Verify['lookup'],
  mode: 'keep' | 'keep-with-ticket' | 'exchange',
) => {
  const command = { context, lookup, code: WRONG };
  return mode === 'keep'
    ? fixture.the(VerifyRecoveryCode).execute({ ...command, mode })
    : fixture.the(VerifyRecoveryCode).execute({ ...command, mode });
};
const reset = (
  fixture: AuthFixture,
  context: RequestContext,
  who: Pick<Parameters<ResetWithCode['execute']>[0], 'username' | 'phone' | 'accountId'>,
) => fixture.the(ResetWithCode).execute({ ...who, context, code: WRONG, newPassword: PASSWORD, policy: 'core' });
const change = (fixture: AuthFixture, context: RequestContext, login: string) =>
  fixture.the(ChangePassword).execute({
    ...{ context, login, token: undefined, code: WRONG, newPassword: PASSWORD, policy: 'core' },
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

  /** Statements of a call, without the time that the test has let pass; codes accepted before are recorded first. */
  const statementsOf = async (call: string, typed: Typed, context = uniform(fixture())) => {
    await fixture().the(Conversions).flush();
    const { statements } = await counter.during(
      () => CALLS.get(call)?.(fixture(), typed, context) ?? Promise.reject(new Error(call)),
    );
    return statements.map((statement) => statement.replace(/ \+ \d{4,}\)/g, ')').replaceAll('((', '('));
  };

  /** Numbers of rows that each statement of a call changes; codes accepted before are recorded first. */
  const rowsOf = async (call: string, typed: Typed) => {
    await fixture().the(Conversions).flush();
    return new RowCounter(fixture().the(Database)).during(
      () => CALLS.get(call)?.(fixture(), typed, uniform(fixture())) ?? Promise.reject(new Error(call)),
    );
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

    it.each([...SITUATIONS.keys()])('changes for %s as many rows as for no account', async (situation) => {
      const account = await fixture().newAccount();
      const typed = await SITUATIONS.get(situation)?.(fixture(), account);
      const known = await rowsOf(call, typed ?? account);
      expect(known.length).toBeGreaterThan(1);
      expect(known.filter((row) => row.endsWith(': 0'))).toEqual([]);
      expect(known).toEqual(await rowsOf(call, nobody(await fixture().newAccount())));
    });

    it('runs for a second account from one client address the statements that it runs for no account', async () => {
      const [one, another] = [uniform(fixture()), uniform(fixture())];
      await statementsOf(call, await fixture().newAccount(), one);
      await statementsOf(call, nobody(await fixture().newAccount()), another);
      const known = await statementsOf(call, await fixture().newAccount(), one);
      expect(known).toEqual(await statementsOf(call, nobody(await fixture().newAccount()), another));
    });
  });
});
