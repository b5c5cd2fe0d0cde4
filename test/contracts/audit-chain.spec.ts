import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditSeals } from '../../src/audit/audit-seals';
import { SessionService } from '../../src/auth/sessions/session.service';
import type { TestAccount } from '../support/accounts';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';

const TEN_MINUTES = 600;

describeEachDatabase('the audit log', (kind) => {
  const fixture = useAuthFixture(kind);
  const regain = (...args: string[]) => runOn(fixture(), ...args);
  const sealAll = async () => {
    const seals = fixture().the(AuditSeals);
    while ((await seals.sealNext(5)) > 0);
  };
  /** Makes a few decisions, and seals them when they are old enough. */
  const decide = async (account: TestAccount) => {
    for (let n = 0; n < 4; n++) expect(reason(await fixture().signIn(account.username, account.password))).toBe('done');
    fixture().pass(TEN_MINUTES + 1);
    await sealAll();
  };
  const digestOf = (stdout = '') => /newest digest (\S+)/.exec(stdout)?.[1] ?? '';

  beforeEach(async () => {
    for (const table of ['audit_entries', 'audit_seals']) await fixture().query(`DELETE FROM ${table}`);
  });

  describe('audit:verify', () => {
    it('takes a log for good that is as it was written, with what has come since', async () => {
      const ada = await fixture().newAccount();
      expect(await regain('audit:verify')).toEqual({ exitCode: 0, stdout: 'Nothing is sealed yet.' });
      await decide(ada);
      await decide(ada);
      await fixture().signIn(ada.username, ada.password);
      const verified = await regain('audit:verify');
      expect(verified.stdout).toMatch(/^8 entries in 2 seals are as they were; newest digest [0-9a-f]{64}$/);
      expect(await regain('audit:verify', '--digest', digestOf(verified.stdout))).toMatchObject({ exitCode: 0 });
    });

    it('seals a run of its own once, whoever else does', async () => {
      await decide(await fixture().newAccount());
      const seals = fixture().the(AuditSeals);
      for (let n = 0; n < 7; n++) await fixture().signIn('nobody at all', `wrong ${String(n)}`);
      fixture().pass(TEN_MINUTES + 1);
      const sealed = await Promise.all(Array.from({ length: 6 }, () => seals.sealNext(100)));
      expect(sealed.filter((entries) => entries > 0)).toHaveLength(1);
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 0 });
    });

    it('leaves a short run until it is ten minutes old, and entries that may still count up', async () => {
      const ada = await fixture().newAccount();
      await fixture().signIn(ada.username, ada.password);
      fixture().pass(TEN_MINUTES - 30);
      await sealAll();
      expect((await regain('audit:verify')).stdout).toBe('Nothing is sealed yet.');
      for (let n = 0; n < 9; n++) await fixture().signIn(ada.username, ada.password);
      fixture().pass(60);
      await sealAll();
      expect((await regain('audit:verify')).stdout).toMatch(/^1 entries in 1 seals/);
    });

    it.each([
      ['changed', "UPDATE audit_entries SET outcome = 'done ' WHERE id = ?"],
      ['removed', 'DELETE FROM audit_entries WHERE id = ?'],
      [
        'added',
        `INSERT INTO audit_entries (id, at, app, event, outcome, ip)
         SELECT 'added', at, app, event, outcome, ip FROM audit_entries WHERE id = ?`,
      ],
    ])('tells that an entry was %s', async (_what, sql) => {
      const ada = await fixture().newAccount();
      await decide(ada);
      await decide(ada);
      const [, second] = await fixture().query<{ id: string }>('SELECT id FROM audit_entries ORDER BY at, id');
      await fixture().query(sql, [second?.id ?? '']);
      const verified = await regain('audit:verify');
      expect(verified.exitCode).toBe(1);
      expect(verified.stderr).toMatch(/^Entries of .* are not as they were sealed\.$/);
    });

    it('tells that a seal was removed, or made anew', async () => {
      const ada = await fixture().newAccount();
      for (let n = 0; n < 3; n++) await decide(ada);
      const noted = digestOf((await regain('audit:verify')).stdout);
      await fixture().query('DELETE FROM audit_seals WHERE number = 3');
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 0 });
      expect(await regain('audit:verify', '--digest', noted)).toMatchObject({ exitCode: 1 });
      await fixture().query('DELETE FROM audit_seals WHERE number = 1');
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 1 });
    });

    it('tells that a seal was moved back to where nothing is compared', async () => {
      const ada = await fixture().newAccount();
      for (let n = 0; n < 3; n++) await decide(ada);
      await fixture().query("UPDATE audit_entries SET outcome = 'other' WHERE event = 'sign-in'");
      await fixture().query('UPDATE audit_seals SET from_at = 1, to_at = 1 WHERE number < 3');
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 1 });
    });

    it('tells that entries were removed whose seals were moved back as if they were past their retention', async () => {
      const ada = await fixture().newAccount();
      for (let n = 0; n < 3; n++) await decide(ada);
      const [second] = await fixture().query<{ at: number }>('SELECT to_at AS at FROM audit_seals WHERE number = 2');
      await fixture().query('DELETE FROM audit_entries WHERE at <= ?', [String(second?.at)]);
      await fixture().query('UPDATE audit_seals SET from_at = 1, to_at = 1 WHERE number < 3');
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 1 });
    });

    it('asks nothing of seals whose entries are past their retention', async () => {
      const ada = await fixture().newAccount();
      await decide(ada);
      fixture().pass(181 * 86_400);
      await fixture().query('DELETE FROM audit_entries');
      await decide(ada);
      expect((await regain('audit:verify')).stdout).toMatch(/ in 2 seals are as they were/);
    });
  });

  it('shows the decisions about an account, and nothing by which a person could be found', async () => {
    const [ada, bob] = [await fixture().newAccount(), await fixture().newAccount()];
    expect(await regain('audit:show', ada.username)).toEqual({ exitCode: 0, stdout: 'Nothing was decided about it.' });
    await fixture().send({ username: ada.username });
    await fixture().signIn(bob.username, bob.password);
    const { stdout = '' } = await regain('audit:show', ada.phone, '--json');
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ event: 'send-code', outcome: 'done', accountId: ada.id }),
    ]);
    expect(stdout).not.toContain(ada.phone);
    expect((await regain('audit:show', ada.username)).stdout).toMatch(
      /^\d{4}-\S+Z {2}send-code {2}recover {2}done {2}/,
    );
    expect(await regain('audit:show', 'nobody at all')).toMatchObject({ exitCode: 1 });
  });

  it.each(['csv', 'ndjson'])('is written into a %s file, whole or in part', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'regain-audit-'));
    const ada = await fixture().newAccount();
    await decide(ada);
    const since = new Date((await now()) - 60_000).toISOString();
    await fixture().signIn(ada.username, ada.password);
    const [all, late] = [join(folder, `all.${format}`), join(folder, `late.${format}`)];
    expect(await regain('audit:export', all)).toEqual({ exitCode: 0, stdout: '5 entries' });
    expect(await regain('audit:export', late, '--since', since, '--app', 'default')).toMatchObject({
      stdout: '1 entries',
    });
    expect(await regain('audit:export', all)).toMatchObject({ exitCode: 1 });
    expect(readFileSync(all, 'utf8').trim().split('\n')).toHaveLength(format === 'csv' ? 6 : 5);
    expect(await regain('audit:export', join(folder, `x.${format}`), '--until', 'now')).toMatchObject({ exitCode: 2 });
    rmSync(folder, { recursive: true });
  });

  const now = async () =>
    Number((await fixture().query<{ at: number }>('SELECT MAX(to_at) AS at FROM audit_seals'))[0]?.at) + 600_000;

  describe('accounts:forget', () => {
    it('deletes the account and its sessions, and erases it from a log that stays valid', async () => {
      const [ada, bob] = [await fixture().newAccount(), await fixture().newAccount()];
      await decide(ada);
      await decide(bob);
      const signedIn = await fixture().signIn(ada.username, ada.password);
      const token = signedIn.ok ? signedIn.value.token.reveal() : '';
      await fixture().signIn(ada.username, 'wrong');
      expect(await regain('accounts:forget', ada.username)).toMatchObject({ exitCode: 1 });
      const forgotten = await regain('accounts:forget', ada.username, '--yes', '--by', 'grace');
      expect(forgotten).toEqual({ exitCode: 0, stdout: 'account deleted, 6 audit entries erased' });
      expect(await fixture().the(SessionService).accountOf('default', token)).toBeUndefined();
      expect(await fixture().query('SELECT digest FROM auth_sessions WHERE account_id = ?', [ada.id])).toEqual([]);
      expect(reason(await fixture().signIn(ada.username, ada.password))).toBe('credentials-wrong');
      expect(await regain('accounts:show', ada.phone)).toMatchObject({ exitCode: 1 });
      fixture().pass(TEN_MINUTES + 1);
      await sealAll();
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 0 });
      const kept = JSON.stringify(await fixture().query('SELECT * FROM audit_entries'));
      expect(kept).not.toContain(ada.id);
      expect(kept).toContain(bob.id);
      const [act] = await fixture().query(
        "SELECT operator, account_id FROM audit_entries WHERE event = 'forget-account'",
      );
      expect(act).toEqual({ operator: 'grace', account_id: null });
      expect(reason(await fixture().signIn(bob.username, bob.password))).toBe('done');
    });

    it('has one winner of parallel ones', async () => {
      const ada = await fixture().newAccount();
      await decide(ada);
      const endings = await Promise.all(
        Array.from({ length: 4 }, () => regain('accounts:forget', ada.id, '--yes', '--by', 'grace')),
      );
      expect(endings.filter(({ stdout }) => stdout?.startsWith('account deleted'))).toHaveLength(1);
      expect(await regain('audit:verify')).toMatchObject({ exitCode: 0 });
    });
  });
});
