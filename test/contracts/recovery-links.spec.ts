import { ResetWithLink, SendRecoveryLink } from '../../src/auth';
import { verified } from '../builders/an-account';
import type { TestAccount } from '../support/accounts';
import { type AuthFixture, reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';

const FAMILY_EMAIL = 'family@example.com';

describeEachDatabase('SendRecoveryLink and ResetWithLink', (kind) => {
  const fixture = useAuthFixture(kind, { PUBLIC_URL: 'https://id.example.com' });
  let ada: TestAccount;

  beforeAll(async () => {
    await fixture().newAccount({ email: verified(FAMILY_EMAIL) });
    await fixture().newAccount({ email: verified(FAMILY_EMAIL) });
    await fixture().newAccount({ email: { value: 'unproved@example.com', isVerified: false } });
  });

  beforeEach(async () => {
    fixture().pass(60);
    ada = await fixture().newAccount();
  });

  type Link = ReturnType<AuthFixture['messages']['linkTo']>;
  const send = async (email: string, context = fixture().context()) =>
    reason(await fixture().the(SendRecoveryLink).execute({ context, email, locale: 'en' }));
  const linkFor = async ({ email }: TestAccount) => {
    fixture().pass(60);
    expect(await send(email)).toBe('done');
    return fixture().messages.linkTo(email);
  };
  const open = async (link: Link, newPassword = 'a new password') =>
    reason(
      await fixture()
        .the(ResetWithLink)
        .execute({ context: fixture().context(), ...link, newPassword, policy: 'core' }),
    );
  const signIn = async (password: string) => reason(await fixture().signIn(ada.username, password));

  it('mails the link to the stored address, with the token in the fragment of PUBLIC_URL', async () => {
    expect(await send(ada.email.toUpperCase())).toBe('done');
    const [message] = fixture().messages.to(ada.email);
    expect(message).toMatchObject({ channel: 'email', template: 'recover-link', locale: 'en', lifetimeSeconds: 600 });
    const link = message?.content.link?.reveal() ?? '';
    expect(link).toMatch(/^https:\/\/id\.example\.com\/reset#token=[\w-]{43}&timestamp=\d{10}&uid=[\w-]+$/);
    const { token } = fixture().messages.linkTo(ada.email);
    expect(JSON.stringify(await fixture().query('SELECT * FROM auth_tickets'))).not.toContain(token);
    expect(JSON.stringify(await fixture().query('SELECT * FROM notification_outbox'))).not.toContain(token);
  });

  it.each([
    ['an address that no account has', 'nobody@example.com', 'account-unknown'],
    ['an address that was never proved', 'unproved@example.com', 'account-unknown'],
    ['an address that a family shares', FAMILY_EMAIL, 'target-ambiguous'],
    ['what is no address', 'nobody@example', 'target-invalid'],
    ['an address with a header in it', `ada@example.com\r\nBcc: eve@example.com`, 'target-invalid'],
    ['two addresses', 'ada@example.com,eve@example.com', 'target-invalid'],
  ])('mails no link to %s', async (_whom, email, expected) => {
    const before = fixture().messages.all.length;
    expect(await send(email)).toBe(expected);
    expect(fixture().messages.all).toHaveLength(before);
  });

  it('mails one link a minute and five an hour, and one more to another network', async () => {
    const context = fixture().context();
    expect([await send(ada.email, context), await send(ada.email)]).toEqual(['done', 'too-frequent']);
    for (let sends = 1; sends < 5; sends++) {
      fixture().pass(60);
      expect(await send(ada.email, context)).toBe('done');
    }
    fixture().pass(60);
    expect(await send(ada.email, context)).toBe('too-frequent');
    expect(await send(ada.email)).toBe('done');
    fixture().pass(60);
    expect(await send(ada.email)).toBe('too-frequent');
  });

  it('mails a link while wrong codes have paused the phone of the account', async () => {
    const context = fixture().context();
    for (let guess = 0; guess < 10; guess++) await fixture().prove(ada.phone, '000000', context);
    expect(reason(await fixture().send({ username: ada.username }, context))).toBe('too-frequent');
    expect(await send(ada.email, context)).toBe('done');
    expect(await open(fixture().messages.linkTo(ada.email))).toBe('done');
  });

  it('sends a code while the mails of the account are used up', async () => {
    const context = fixture().context();
    for (let sends = 0; sends < 6; sends++) {
      await send(ada.email, context);
      fixture().pass(60);
    }
    expect(await send(ada.email, context)).toBe('too-frequent');
    expect(reason(await fixture().send({ username: ada.username }, context))).toBe('done');
  });

  it('resets the password once', async () => {
    const link = await linkFor(ada);
    expect(await open(link, 'first new one')).toBe('done');
    expect(await open(link, 'second new one')).toBe('ticket-expired');
    expect([await signIn('first new one'), await signIn('second new one')]).toEqual(['done', 'credentials-wrong']);
  });

  it('resets the password for one of 20 parallel calls', async () => {
    const link = await linkFor(ada);
    const answers = await inParallel(20, (n) => open(link, `raced password ${String(n)}`));
    expect(answers.filter((each) => each === 'done')).toHaveLength(1);
    expect(await signIn(`raced password ${String(answers.indexOf('done'))}`)).toBe('done');
  });

  it.each<[string, (link: Link, eve: TestAccount) => Link]>([
    ['the id of somebody else', (link, eve) => ({ ...link, accountId: eve.id })],
    ['an id that nobody has', (link) => ({ ...link, accountId: 'nobody' })],
    ['no id', (link) => ({ ...link, accountId: '' })],
    ['a later time', (link) => ({ ...link, stamp: link.stamp + 1 })],
    ['no time', (link) => ({ ...link, stamp: 0 })],
    ['what is no time', (link) => ({ ...link, stamp: NaN })],
    ['another token', (link) => ({ ...link, token: link.token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })],
    ['a token in another case', (link) => ({ ...link, token: link.token.toLowerCase() })],
    ['a longer token', (link) => ({ ...link, token: `${link.token}A` })],
    ['no token', (link) => ({ ...link, token: '' })],
  ])('refuses a link with %s, and keeps the right one valid', async (_what, change) => {
    const eve = await fixture().newAccount();
    const link = await linkFor(ada);
    expect(await open(change(link, eve))).toBe('ticket-wrong');
    expect(reason(await fixture().signIn(eve.username, eve.password))).toBe('done');
    expect(await open(link)).toBe('done');
  });

  it('takes no ticket of a code for a link, and no link for such a ticket', async () => {
    const link = await linkFor(ada);
    expect(reason(await fixture().reset(ada.username, link.token, 'a new password'))).toBe('ticket-wrong');
    const ticket = await fixture().ticketFor(ada);
    for (const stamp of [0, link.stamp]) expect(await open({ ...link, token: ticket, stamp })).toBe('ticket-wrong');
    expect(await open(link)).toBe('done');
  });

  it('expires a link after ten minutes', async () => {
    const link = await linkFor(ada);
    fixture().pass(599);
    expect(await open(link, 'short')).toBe('password-rejected');
    fixture().pass(1);
    expect(await open(link)).toBe('ticket-expired');
  });

  it('refuses a link from before a change of the password', async () => {
    const [older, newer] = [await linkFor(ada), await linkFor(ada)];
    const ticket = await fixture().ticketFor(ada);
    expect(await open(newer)).toBe('done');
    expect(await open(older)).toBe('ticket-expired');
    expect(reason(await fixture().reset(ada.username, ticket, 'yet another one'))).toBe('ticket-expired');
  });

  it('reveals no account under uniform disclosure', async () => {
    const uniform = () => fixture().context({ disclosure: 'uniform' });
    for (const email of [ada.email, 'nobody@example.com', FAMILY_EMAIL]) {
      expect(await send(email, uniform())).toBe('done');
      expect(await send(email, uniform())).toBe('done');
    }
    expect(await send('nobody@example', uniform())).toBe('target-invalid');
    expect(fixture().messages.to(ada.email)).toHaveLength(1);
    expect(fixture().messages.to('nobody@example.com')).toEqual([]);
    expect(fixture().messages.decoys).not.toEqual([]);
  });
});
