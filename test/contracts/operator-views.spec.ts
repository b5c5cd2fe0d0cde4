import { useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';

const DAY_SECONDS = 86_400;

describeEachDatabase('views of operators', (kind) => {
  const fixture = useAuthFixture(kind, { COUNTRIES: 'CN=0.045', SPEND_CAP_PER_DAY: '0.9' });
  const regain = (...args: string[]) => runOn(fixture(), ...args);

  describe('timeline', () => {
    it('shows what happened to the codes of one person, in its order, and neither a code nor a number', async () => {
      const [ada, bob] = [await fixture().newAccount(), await fixture().newAccount()];
      expect(await regain('timeline', ada.username)).toEqual({ exitCode: 0, stdout: 'Nothing has happened to it.' });
      const code = await fixture().codeFor(ada);
      await fixture().codeFor(bob);
      await fixture().verify({ username: ada.username }, code);
      const { stdout = '' } = await regain('timeline', ada.phone, '--json');
      const events = JSON.parse(stdout) as { at: string; what: string; about: string }[];
      expect(events.map(({ what }) => what.replace(/ [A-Z]{3} /, ' ABC ')).sort()).toEqual(
        ['send-code (recover) done', 'sms ABC queued', 'verify-code (recover) done'].sort(),
      );
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
      for (const secret of [code, ada.phone, bob.phone]) expect(stdout).not.toContain(secret);
      expect((await regain('timeline', ada.username)).stdout?.split('\n')).toHaveLength(3);
    });

    it('shows how a message ended', async () => {
      const ada = await fixture().newAccount();
      await fixture().codeFor(ada);
      await fixture().query(
        `UPDATE notification_outbox SET state = 'failed', vendor = 'inbox', last_error = 'number-unknown', accepted_at = created_at + 1
         WHERE created_at = (SELECT newest FROM (SELECT MAX(created_at) AS newest FROM notification_outbox) t)`,
      );
      const { stdout = '' } = await regain('timeline', ada.username);
      expect(stdout).toMatch(/sms [A-Z]{3} accepted {2}by inbox\n/);
      expect(stdout).toMatch(/sms [A-Z]{3} failed {2}number-unknown$/);
    });
  });

  describe('spend', () => {
    it('shows the days beside the cap, the newest first', async () => {
      await fixture().query('DELETE FROM notification_spend');
      expect(await regain('spend')).toEqual({ exitCode: 0, stdout: 'Nothing was spent.' });
      await fixture().codeFor(await fixture().newAccount());
      fixture().pass(DAY_SECONDS);
      for (let n = 0; n < 2; n++) await fixture().codeFor(await fixture().newAccount());
      const { stdout = '' } = await regain('spend', '--json');
      expect(JSON.parse(stdout)).toEqual([
        { app: 'default', day: expect.any(String) as string, spent: 0.09, cap: 0.9 },
        { app: 'default', day: expect.any(String) as string, spent: 0.045, cap: 0.9 },
      ]);
      expect((await regain('spend')).stdout).toMatch(/^\d{4}-\d\d-\d\d {2}default {2}0\.09 of 0\.9\n/);
      expect((await regain('spend', '--days', '1')).stdout?.split('\n')).toHaveLength(1);
    });

    it.each(['0', '36', 'many'])('refuses %s days', async (days) => {
      expect(await regain('spend', '--days', days)).toMatchObject({ exitCode: 2 });
    });
  });
});
