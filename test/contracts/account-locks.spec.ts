import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { SessionService } from '../../src/auth/sessions/session.service';
import { anAccount, verified } from '../builders/an-account';
import { inParallel } from '../support/concurrency';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';

describeEachDatabase('accounts:lock, accounts:unlock and accounts:list', (kind) => {
  const fixture = useAuthFixture(kind);
  const regain = (...args: string[]) => runOn(fixture(), ...args);
  const lock = (identifier: string) => regain('accounts:lock', identifier, '--by', 'grace');
  const unlock = (identifier: string) => regain('accounts:unlock', identifier, '--by', 'grace');
  const tokenOf = async (username: string, password: string) => {
    const signedIn = await fixture().signIn(username, password);
    return signedIn.ok ? signedIn.value.token.reveal() : '';
  };

  it('let nobody in by a locked account, whatever was open before', async () => {
    const ada = await fixture().newAccount();
    const token = await tokenOf(ada.username, ada.password);
    const ticket = await fixture().ticketFor(ada);
    expect(await lock(ada.phone)).toEqual({ exitCode: 0, stdout: 'locked' });
    expect(reason(await fixture().signIn(ada.username, ada.password))).toBe('credentials-wrong');
    expect(await fixture().the(SessionService).accountOf('default', token)).toBeUndefined();
    expect(reason(await fixture().reset(ada.username, ticket, 'a password after the lock'))).not.toBe('done');
    expect(await unlock(ada.username)).toEqual({ exitCode: 0, stdout: 'unlocked' });
    expect(reason(await fixture().reset(ada.username, ticket, 'a password after the lock'))).toBe('ticket-expired');
    expect(reason(await fixture().signIn(ada.username, ada.password))).toBe('done');
    expect(await fixture().the(SessionService).accountOf('default', token)).toBeUndefined();
  });

  it('send a locked account no code, and keep its name and number from others', async () => {
    const ada = await fixture().newAccount();
    await lock(ada.id);
    const before = fixture().messages.to(ada.phone).length;
    expect(reason(await fixture().send({ username: ada.username }))).toBe('account-unknown');
    expect(fixture().messages.to(ada.phone)).toHaveLength(before);
    const directory = fixture().the(TypeormAccountDirectory);
    expect(await directory.add(anAccount({ username: ada.username }))).toBeUndefined();
    const twin = anAccount({ username: 'another', phone: verified(ada.phone), ownsAddresses: true });
    expect(await directory.add(twin)).toBeUndefined();
    const bob = await fixture().newAccount();
    const other = await directory.findById('default', bob.id);
    expect(other && (await directory.bind(other, 'sms', ada.phone))).toBe(false);
  });

  it('are in the audit log with the name of the operator', async () => {
    const ada = await fixture().newAccount();
    await lock(ada.id);
    await unlock(ada.id);
    const sql =
      "SELECT event, operator, ip, outcome FROM audit_entries WHERE account_id = ? AND event LIKE '%lock-account' ORDER BY id";
    expect(await fixture().query(sql, [ada.id])).toEqual([
      { event: 'lock-account', operator: 'grace', ip: 'local', outcome: 'done' },
      { event: 'unlock-account', operator: 'grace', ip: 'local', outcome: 'done' },
    ]);
  });

  it('say so where there is nothing to do', async () => {
    const ada = await fixture().newAccount();
    expect(await unlock(ada.id)).toEqual({ exitCode: 1, stderr: 'It is unlocked already.' });
    await lock(ada.id);
    expect(await lock(ada.id)).toEqual({ exitCode: 1, stderr: 'It is locked already.' });
    expect(await lock('nobody at all')).toEqual({ exitCode: 1, stderr: 'Nobody goes by that.' });
  });

  it('have one winner of parallel locks', async () => {
    const ada = await fixture().newAccount();
    const endings = await inParallel(8, () => lock(ada.id));
    expect(endings.filter(({ exitCode }) => exitCode === 0)).toHaveLength(1);
  });

  it('never leave a session open by a sign-in or a reset that a lock runs beside', async () => {
    for (let round = 0; round < 8; round++) {
      const ada = await fixture().newAccount();
      const ticket = await fixture().ticketFor(ada);
      const next = 'a password beside a lock';
      const [signedIn, , locked] = await Promise.all([
        tokenOf(ada.username, ada.password),
        fixture().reset(ada.username, ticket, next),
        lock(ada.id),
      ]);
      expect(locked).toEqual({ exitCode: 0, stdout: 'locked' });
      expect(await fixture().the(SessionService).accountOf('default', signedIn)).toBeUndefined();
      expect(reason(await fixture().signIn(ada.username, next))).toBe('credentials-wrong');
    }
  });

  it('list accounts page by page, with masked addresses', async () => {
    await fixture().query('DELETE FROM auth_accounts');
    const all = [await fixture().newAccount(), await fixture().newAccount(), await fixture().newAccount()];
    await lock(all[1]?.id ?? '');
    const list = async (...args: string[]) =>
      JSON.parse((await regain('accounts:list', '--json', ...args)).stdout ?? '') as { id: string; number: number }[];
    const listed = await list();
    expect(listed.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect((await list('--state', 'locked')).map(({ id }) => id)).toEqual([all[1]?.id]);
    expect((await list('--state', 'open')).map(({ id }) => id)).toEqual([all[0]?.id, all[2]?.id]);
    const first = await list('--limit', '2');
    const rest = await list('--limit', '2', '--after', String(first.at(-1)?.number));
    expect([...first, ...rest]).toEqual(listed);
    for (const { phone, email } of all) {
      expect(JSON.stringify(listed)).not.toContain(phone);
      expect(JSON.stringify(listed)).not.toContain(email);
    }
    expect(await list('--app', 'another')).toEqual([]);
  });

  it.each([
    ['--state', 'gone'],
    ['--limit', '0'],
    ['--limit', '1001'],
    ['--after', '-1'],
  ])('refuse %s %s', async (...option) => {
    expect(await regain('accounts:list', ...option)).toMatchObject({ exitCode: 2 });
  });
});
