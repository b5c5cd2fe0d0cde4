import { GivenUpWrites } from '../../src/auth/remote-writes/given-up-writes';
import { SessionService } from '../../src/auth/sessions/session.service';
import { RemoteWriteStore } from '../../src/auth/remote-writes/remote-write.sql-store';
import { deadlock } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { ServiceFixture } from '../support/service-fixture';

describeEachDatabase('accounts behind a service', (kind) => {
  let people: ServiceFixture;

  beforeAll(async () => {
    people = await ServiceFixture.open(kind);
  });

  afterAll(() => people.close());

  afterEach(() => {
    expect(people.service.undocumented).toEqual([]);
  });

  beforeEach(() => {
    people.letPass();
    people.service.calls.splice(0);
  });

  const notices = (phone: string) => people.auth.messages.to(phone).length;

  describe('sign-in', () => {
    it('takes the right password, and no other', async () => {
      const { username, password } = people.newPerson();
      expect(await people.signIn(username, password)).toBe('done');
      expect(await people.signIn(username, `${password}!`)).toBe('credentials-wrong');
    });

    it('makes the same calls for people without an account', async () => {
      await people.signIn('Nobody', 'a password of nobody');
      const calls = people.service.calls.map(({ call, body }) => [call, body['id'] ?? body['by']]);
      expect(calls).toEqual([
        ['find', 'username'],
        ['verify-password', '-'],
      ]);
    });

    it('is unavailable without an answer, for those with an account and those without', async () => {
      people.letFate('verify-password', { status: 503, body: '' });
      const { username, password } = people.newPerson();
      expect(await people.signIn(username, password)).toBe('unavailable');
      expect(await people.signIn('Nobody', password)).toBe('unavailable');
      people.letPass();
      expect(await people.signIn(username, password)).toBe('done');
    });

    it('takes a right password of nobody for no answer', async () => {
      people.letFate('verify-password', { status: 200, body: '{"ok":true,"version":"1"}' });
      expect(await people.signIn('Nobody', 'a password of nobody')).toBe('unavailable');
    });

    it('takes an account that was not asked for for no answer', async () => {
      const [asked, other] = [people.newPerson(), people.newPerson()];
      people.letFate('find', { status: 200, body: JSON.stringify({ accounts: [{ ...other, version: '1' }] }) });
      expect(await people.signIn(asked.username, asked.password)).toBe('unavailable');
    });
  });

  describe('reset', () => {
    it('changes the password once, ends sessions and notifies the owner', async () => {
      const { account, ticket } = await people.proved();
      expect(await people.signIn(account.username, account.password)).toBe('done');
      const before = notices(account.phone);
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('done');
      expect(await people.reset(account.username, ticket, 'another password')).toBe('ticket-expired');
      expect(await people.signIn(account.username, account.password)).toBe('credentials-wrong');
      expect(await people.signIn(account.username, 'a new password')).toBe('done');
      expect(notices(account.phone)).toBe(before + 1);
      expect(people.service.versionOf(account.id)).toBe('2');
      expect(await people.writes()).toEqual([]);
    });

    it('reserves its proof once more after a deadlock with another one', async () => {
      const { account, ticket } = await people.proved();
      const store = people.auth.the(RemoteWriteStore);
      const add = store.add.bind(store);
      store.add = () => {
        store.add = add;
        return Promise.reject(deadlock());
      };
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('done');
      expect(people.callsOf('set-password')).toHaveLength(1);
    });

    it('is refused for a ticket from before a change by the service itself', async () => {
      const { account, ticket } = await people.proved();
      const other = await people.auth.ticketFor(account);
      expect(await people.reset(account.username, other, 'a new password')).toBe('done');
      expect(await people.reset(account.username, ticket, 'another password')).toBe('ticket-expired');
      expect(people.callsOf('set-password')).toHaveLength(1);
    });

    it('has one winner of parallel ones with one ticket, and of those with two tickets', async () => {
      const { account, ticket } = await people.proved();
      const other = await people.auth.ticketFor(account);
      const attempts = Array.from({ length: 12 }, (_, n) =>
        people.reset(account.username, n % 2 === 0 ? ticket : other, `a new password ${String(n % 3)}`),
      );
      const outcomes = await Promise.all(attempts);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(people.service.versionOf(account.id)).toBe('2');
    });

    it('frees the ticket for another password when the service rejects one', async () => {
      const { account, ticket } = await people.proved();
      people.letFate('set-password', { status: 200, body: '{"result":"rejected","rules":["common"]}' });
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('password-rejected');
      people.letPass();
      expect(await people.reset(account.username, ticket, 'another password')).toBe('done');
    });

    it.each(['lose answer', 'lose request'] as const)(
      'is unavailable when the call meets the fate “%s”, and done when the same request comes again',
      async (fate) => {
        const { account, ticket } = await people.proved();
        people.letFate('set-password', fate);
        expect(await people.reset(account.username, ticket, 'a new password')).toBe('unavailable');
        people.letPass();
        expect(await people.reset(account.username, ticket, 'another password')).toBe(
          fate === 'lose answer' ? 'ticket-expired' : 'unavailable',
        );
        expect(await people.reset(account.username, ticket, 'a new password')).toBe('done');
        expect(new Set(people.callsOf('set-password').map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
        expect(people.service.versionOf(account.id)).toBe('2');
        expect(await people.writes()).toEqual([]);
      },
    );

    it('takes another password with the same ticket when a minute has passed and nothing has changed', async () => {
      const { account, ticket } = await people.proved();
      people.letFate('set-password', 'lose request');
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('unavailable');
      people.letPass();
      people.auth.pass(59);
      expect(await people.reset(account.username, ticket, 'another password')).toBe('unavailable');
      people.auth.pass(1);
      expect(await people.reset(account.username, ticket, 'another password')).toBe('done');
      expect(await people.signIn(account.username, 'another password')).toBe('done');
    });

    it('ends within a minute when nobody comes again: the ticket is free where nothing has changed', async () => {
      const { account, ticket } = await people.proved();
      const before = notices(account.phone);
      people.letFate('set-password', 'lose request');
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('unavailable');
      people.letPass();
      await people.giveUp();
      expect(await people.writes()).toEqual([]);
      expect(notices(account.phone)).toBe(before);
      expect(await people.reset(account.username, ticket, 'another password')).toBe('done');
    });

    it('ends within a minute when nobody comes again: the ticket is ended where the password has changed', async () => {
      const { account, ticket } = await people.proved();
      const before = notices(account.phone);
      people.letFate('set-password', 'lose answer');
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('unavailable');
      people.letPass();
      await people.giveUp();
      await people.giveUp();
      expect(await people.writes()).toEqual([]);
      expect(notices(account.phone)).toBe(before + 1);
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('ticket-expired');
      expect(await people.signIn(account.username, 'a new password')).toBe('done');
    });

    it('stays as it is while the service gives no answer, and is forgotten after a day', async () => {
      const { account, ticket } = await people.proved();
      people.letFate('set-password', 'lose request');
      expect(await people.reset(account.username, ticket, 'a new password')).toBe('unavailable');
      people.letFate('find', { status: 503, body: '' });
      await people.giveUp();
      expect(await people.writes()).toHaveLength(1);
      people.auth.pass(86_400);
      await people.auth.the(GivenUpWrites).endAll();
      expect(await people.writes()).toEqual([]);
    });

    it('keeps neither the password nor the ticket', async () => {
      const { account, ticket } = await people.proved();
      people.letFate('set-password', 'lose request');
      await people.reset(account.username, ticket, 'a new password');
      const rows = JSON.stringify(await people.auth.query('SELECT * FROM auth_remote_writes'));
      expect(rows).toContain(account.id);
      expect(rows).not.toContain('a new password');
      expect(rows).not.toContain(ticket);
      await people.giveUp();
    });
  });

  describe('a change of the password by other software of the owner', () => {
    it('ends sessions and tickets', async () => {
      const { account, ticket } = await people.proved();
      const { username, password } = account;
      const signedIn = await people.auth.signIn(username, password);
      const token = signedIn.ok ? signedIn.value.token.reveal() : '';
      const accountOf = () => people.auth.the(SessionService).accountOf('default', token);
      expect(await accountOf()).toBe(account.id);
      await people.service.changePassword(account.id, 'changed elsewhere');
      expect(await accountOf()).toBeUndefined();
      expect(await people.reset(username, ticket, 'a new password')).toBe('ticket-expired');
      expect(await people.signIn(username, 'changed elsewhere')).toBe('done');
    });
  });
});
