import { SessionService } from '../../src/auth/sessions/session.service';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';

const NEW = 'a password by an operator';

describeEachDatabase('accounts:set-password', (kind) => {
  const fixture = useAuthFixture(kind);
  const set = (identifier: string, ...more: string[]) =>
    runOn(fixture(), 'accounts:set-password', identifier, '--by', 'grace', ...more);

  it('changes the password, ends sessions, tells the owner, and is in the audit with the name of the operator', async () => {
    const ada = await fixture().newAccount();
    const signedIn = await fixture().signIn(ada.username, ada.password);
    const token = signedIn.ok ? signedIn.value.token.reveal() : '';
    const ticket = await fixture().ticketFor(ada);
    expect(await set(ada.phone, '--password', NEW)).toEqual({ exitCode: 0, stdout: 'changed' });
    expect(reason(await fixture().signIn(ada.username, ada.password))).toBe('credentials-wrong');
    expect(reason(await fixture().signIn(ada.username, NEW))).toBe('done');
    expect(await fixture().the(SessionService).accountOf('default', token)).toBeUndefined();
    expect(reason(await fixture().reset(ada.username, ticket, 'one more password'))).toBe('ticket-expired');
    const notices = [...fixture().messages.to(ada.phone), ...fixture().messages.to(ada.email)];
    expect(notices.filter(({ template }) => template === 'password-changed')).toHaveLength(2);
    const rows = await fixture().query(
      "SELECT operator, ip, outcome FROM audit_entries WHERE event = 'reset-password' AND account_id = ? AND operator IS NOT NULL",
      [ada.id],
    );
    expect(rows).toEqual([{ operator: 'grace', ip: 'local', outcome: 'done' }]);
  });

  it.each([
    ['too short', 'short'],
    ['a name of the account', 'ada-lovelace'],
  ])('refuses a password that is %s', async (_what, password) => {
    const ada = await fixture().newAccount({ username: 'ada-lovelace' });
    expect(await set(ada.id, '--password', password)).toMatchObject({ exitCode: 1 });
    expect(reason(await fixture().signIn(ada.username, ada.password))).toBe('done');
    await fixture().query('DELETE FROM auth_accounts');
  });

  it('asks for a password and an account', async () => {
    expect(await set('nobody at all', '--password', NEW)).toMatchObject({ exitCode: 1 });
    expect(await set('nobody at all', '--password', '')).toMatchObject({ exitCode: 2 });
  });
});
