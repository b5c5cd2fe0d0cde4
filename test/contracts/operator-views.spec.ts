import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../src/cli/run';
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

  describe('funnel', () => {
    it('shows how far the codes of the days came, and what they cost', async () => {
      for (const table of ['notification_outbox', 'notification_spend']) await fixture().query(`DELETE FROM ${table}`);
      expect(await regain('funnel')).toEqual({ exitCode: 0, stdout: 'No code was asked for.' });
      const ada = await fixture().newAccount();
      await fixture().verify({ username: ada.username }, await fixture().codeFor(ada));
      await fixture().codeFor(await fixture().newAccount());
      await fixture().query(
        'UPDATE notification_outbox SET entered_at = created_at WHERE recipient IS NOT NULL AND id = (SELECT first FROM (SELECT MIN(id) AS first FROM notification_outbox) t)',
      );
      const { stdout = '' } = await regain('funnel', '--by', 'country', '--json');
      const counts = { asked: 2, accepted: 1, delivered: 1, entered: 1, failed: 0, cost: 0.09 };
      expect(JSON.parse(stdout)).toEqual({ days: 30, by: 'country', parts: [{ key: 'CN', ...counts }], total: counts });
      expect((await regain('funnel', '--days', '1')).stdout).toMatch(
        /^day +asked +accepted +delivered +entered +failed +cost\n\d{4}-\d\d-\d\d +2 +1 +1 +1 +0 +0\.09\ntotal +2 +1 +1 +1 +0 +0\.09$/,
      );
      expect((await regain('funnel', '--app', 'another')).stdout).toBe('No code was asked for.');
    });

    it.each([
      ['--days', '0'],
      ['--days', '401'],
      ['--by', 'colour'],
    ])('refuses %s %s', async (...given) => {
      expect(await regain('funnel', ...given)).toMatchObject({ exitCode: 2 });
    });
  });

  describe('demo:seed-history', () => {
    it('fills the days, and the same ones again', async () => {
      await fixture().query('DELETE FROM notification_outbox');
      const seeded: (string | undefined)[] = [];
      for (let n = 0; n < 2; n++) {
        expect(await regain('demo:seed-history', '--days', '7')).toEqual({ exitCode: 0, stdout: 'filled 7 days' });
        seeded.push((await regain('funnel')).stdout);
      }
      expect(seeded[0]?.split('\n')).toHaveLength(9);
      expect(seeded[1]).toBe(seeded[0]);
      await fixture().query('DELETE FROM delivery_days');
    });

    it('is refused in production', async () => {
      const context = { config: () => ({ service: { isDevelopment: false } }) as never, stdin: Readable.from([]) };
      const withCore = () => Promise.reject(new Error('the database was opened'));
      expect(await run(['demo:seed-history'], { ...context, withCore })).toEqual({
        exitCode: 1,
        stderr: 'Made-up figures have no place in production.',
      });
    });
  });

  describe('overview', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regain-overview-'));

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it('prints what the page shows, and writes the page once', async () => {
      await fixture().query('DELETE FROM notification_outbox');
      const ada = await fixture().newAccount();
      const code = await fixture().codeFor(ada);
      await fixture().verify({ username: ada.username }, code === '000000' ? '111111' : '000000');
      const { stdout = '' } = await regain('overview', '--days', '7');
      expect(JSON.parse(stdout)).toMatchObject({
        ...{ days: 7, total: { asked: 1, cost: 0.045 }, capPerDay: 0.9, blocks: 0 },
        waiting: [{ channel: 'sms', state: 'queued', messages: 1 }],
        refusals: expect.arrayContaining([expect.objectContaining({ event: 'verify-code', times: 1 })]) as unknown,
      });
      const file = join(folder, 'overview.html');
      expect(await regain('overview', file)).toEqual({ exitCode: 0, stdout: `wrote ${file}` });
      expect(await regain('overview', file)).toMatchObject({ exitCode: 1 });
      const page = readFileSync(file, 'utf8');
      expect(page).toContain('Codes per day');
      for (const secret of [code, ada.phone, ada.username]) expect(page + stdout).not.toContain(secret);
      expect(await regain('overview', '--days', '8')).toMatchObject({ exitCode: 2 });
    });
  });
});
