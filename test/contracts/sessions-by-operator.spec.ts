import { SessionService } from '../../src/auth/sessions/session.service';
import type { TestAccount } from '../support/accounts';
import { useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';

describeEachDatabase('sessions:list and sessions:end', (kind) => {
  const fixture = useAuthFixture(kind);

  const regain = (...args: string[]) => runOn(fixture(), ...args);

  const signIn = async ({ username, password }: TestAccount) => {
    const signedIn = await fixture().signIn(username, password);
    return signedIn.ok ? signedIn.value.token.reveal() : '';
  };
  const accountOf = (token: string) => fixture().the(SessionService).accountOf('default', token);

  it('show and end the sessions of an account, and of no other', async () => {
    const [ada, bob] = [await fixture().newAccount(), await fixture().newAccount()];
    const tokens = [await signIn(ada), await signIn(ada)];
    const other = await signIn(bob);
    const listed = await regain('sessions:list', ada.username);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
    const line = { createdAt: time, usedAt: time, expiresAt: time };
    expect(listed.stdout?.split('\n').map((text) => JSON.parse(text) as object)).toEqual([line, line]);
    expect(tokens.some((token) => listed.stdout?.includes(token))).toBe(false);
    expect(await regain('sessions:end', ada.phone)).toEqual({ exitCode: 0, stdout: '2 ended' });
    expect(await Promise.all(tokens.map(accountOf))).toEqual([undefined, undefined]);
    expect(await accountOf(other)).toBe(bob.id);
    expect(await regain('sessions:list', ada.username)).toEqual({ exitCode: 0, stdout: 'It is signed in nowhere.' });
    const audit = await fixture().query('SELECT outcome, ip FROM audit_entries WHERE event = ? AND account_id = ?', [
      'end-sessions',
      ada.id,
    ]);
    expect(audit).toEqual([{ outcome: 'done', ip: 'local' }]);
  });

  it('say so when nobody goes by the identifier', async () => {
    for (const command of ['sessions:list', 'sessions:end'])
      expect(await regain(command, 'nobody')).toEqual({ exitCode: 1, stderr: 'Nobody goes by that.' });
  });

  it('leave a session to its client application, which can end it by its token', async () => {
    const token = await signIn(await fixture().newAccount());
    const sessions = fixture().the(SessionService);
    expect(await sessions.end('other', token)).toBe(false);
    expect(await accountOf(token)).toBeDefined();
    expect(await sessions.end('default', token)).toBe(true);
    expect(await accountOf(token)).toBeUndefined();
  });
});
