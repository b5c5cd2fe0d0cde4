import { ResetWithTicket } from '../../src/auth';
import { Database } from '../../src/database';
import { verified } from '../builders/an-account';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture, reason } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

const NEW_PASSWORD = 'a new password';

describeEachDatabase('ResetWithTicket', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeEach(async () => {
    ada = await fixture().newAccount();
  });

  const reset = async (ticket: string, newPassword = NEW_PASSWORD, username = ada.username) =>
    reason(await fixture().reset(username, ticket, newPassword));
  const signIn = async (password: string, { username } = ada) => reason(await fixture().signIn(username, password));

  it('replaces the password, whatever the case of the user name', async () => {
    expect(await reset(await fixture().ticketFor(ada), NEW_PASSWORD, ada.username.toUpperCase())).toBe('done');
    expect([await signIn(NEW_PASSWORD), await signIn(ada.password)]).toEqual(['done', 'credentials-wrong']);
  });

  it.each([
    ['too short', 'zq8vxkw', ['too-short']],
    ['too long', 'x'.repeat(129), ['too-long']],
    ['too common', 'PASSWORD1', ['common']],
  ])('consumes nothing for a password that is %s', async (_what, newPassword, rules) => {
    const ticket = await fixture().ticketFor(ada);
    const refused = await fixture().reset(ada.username, ticket, newPassword);
    expect(refused).toEqual({ ok: false, refusal: { reason: 'password-rejected', rules } });
    expect(await signIn(ada.password)).toBe('done');
    expect(await reset(ticket)).toBe('done');
  });

  it('rejects a password equal to an identifier of the account, with a right ticket only, and consumes nothing', async () => {
    const ticket = await fixture().ticketFor(ada);
    for (const name of [ada.phone, ada.phone.slice(3), ada.email.toUpperCase()]) {
      expect(await fixture().reset(ada.username, 'no ticket', name)).toMatchObject({
        refusal: { reason: 'ticket-wrong' },
      });
      expect(await fixture().reset(ada.username, ticket, name)).toMatchObject({
        refusal: { rules: ['equals-identifier'] },
      });
    }
    expect(await reset(ticket)).toBe('done');
  });

  it('obeys the password policy of a dialect', async () => {
    const ticket = await fixture().ticketFor(ada);
    const ask = {
      context: fixture().context(),
      username: ada.username,
      ticket,
      policy: 'letters-and-digits-6-15',
    } as const;
    const resetTo = async (newPassword: string) =>
      reason(
        await fixture()
          .the(ResetWithTicket)
          .execute({ ...ask, newPassword }),
      );
    expect(await resetTo('with space')).toBe('password-rejected');
    expect(await resetTo('a2c4e6')).toBe('done');
  });

  it('consumes the ticket', async () => {
    const ticket = await fixture().ticketFor(ada);
    expect(await reset(ticket, 'first new one')).toBe('done');
    expect(await reset(ticket, 'second new one')).toBe('ticket-expired');
    expect(await signIn('first new one')).toBe('done');
  });

  it.each([
    ['none', ''],
    ['a made-up one', 'x'.repeat(43)],
    ['the number zero', '0'],
    ['the code itself', '000000'],
    ['one with a wildcard', '%'],
  ])('refuses a ticket that was never issued: %s', async (_what, ticket) => {
    await fixture().ticketFor(ada);
    expect(await reset(ticket)).toBe('ticket-wrong');
    expect(await signIn(ada.password)).toBe('done');
  });

  it('refuses a ticket of another account', async () => {
    const eve = await fixture().newAccount();
    const [hers, his] = [await fixture().ticketFor(eve), await fixture().ticketFor(ada)];
    expect(await reset(hers)).toBe('ticket-wrong');
    expect(await reset(his, NEW_PASSWORD, eve.username)).toBe('ticket-wrong');
    expect([await signIn(ada.password), await signIn(eve.password, eve)]).toEqual(['done', 'done']);
    expect([await reset(his), await reset(hers, NEW_PASSWORD, eve.username)]).toEqual(['done', 'done']);
  });

  it.each([
    ['app', 'another'],
    ['purpose', 'change-password'],
  ])('refuses a ticket of another %s', async (column, value) => {
    const ticket = await fixture().ticketFor(ada);
    await fixture()
      .the(Database)
      .execute(`UPDATE auth_tickets SET ${column} = ? WHERE account_id = ?`, [value, ada.id]);
    expect(await reset(ticket)).toBe('ticket-wrong');
  });

  it('refuses a ticket after ten minutes', async () => {
    const [early, late] = [await fixture().ticketFor(ada), await fixture().ticketFor(ada)];
    fixture().pass(599);
    expect(await reset(early)).toBe('ticket-expired');
    fixture().pass(1);
    expect(await reset(late)).toBe('ticket-expired');
  });

  it('refuses a ticket from before a change of the password', async () => {
    const [older, newer] = [await fixture().ticketFor(ada), await fixture().ticketFor(ada)];
    expect(await reset(newer)).toBe('done');
    expect(await reset(older, 'second new one')).toBe('ticket-expired');
    expect(await signIn(NEW_PASSWORD)).toBe('done');
  });

  it('returns account-unknown under documented disclosure', async () => {
    expect(await reset('no ticket', NEW_PASSWORD, 'nobody')).toBe('account-unknown');
  });

  it('hashes nothing before the ticket is verified', async () => {
    const { hashed } = fixture().hasher;
    await reset('no ticket');
    expect(fixture().hasher.hashed).toBe(hashed);
  });

  it('notifies all verified addresses, without secrets', async () => {
    const before = fixture().messages.all.length;
    const ticket = await fixture().ticketFor(ada);
    await reset(ticket);
    const notices = fixture().messages.all.slice(before + 1);
    expect(notices.map(({ to, channel, template }) => [to, channel, template])).toEqual([
      [ada.phone, 'sms', 'password-changed'],
      [ada.email, 'email', 'password-changed'],
    ]);
    for (const { content } of notices) expect(Object.keys(content)).toEqual(['reference']);
  });

  it('notifies no unverified address', async () => {
    const half = await fixture().newAccount({ email: { value: 'unproved@example.com', isVerified: false } });
    expect(await reset(await fixture().ticketFor(half), NEW_PASSWORD, half.username)).toBe('done');
    expect(fixture().messages.to('unproved@example.com')).toEqual([]);
    const phoneOnly = await fixture().newAccount({ email: undefined, phone: verified('+8613700137055') });
    const ticket = await fixture().ticketFor({ ...phoneOnly, phone: '+8613700137055' });
    expect(await reset(ticket, NEW_PASSWORD, phoneOnly.username)).toBe('done');
    expect(fixture().messages.to('+8613700137055').at(-1)).toMatchObject({ template: 'password-changed' });
  });
});
