import { DataSource } from 'typeorm';
import { SendRecoveryLink, SendRegistrationCode } from '../../src/auth';
import { BlockList } from '../../src/blocks';
import { BlockListLoader } from '../../src/blocks/block-list.loader';
import type { TestAccount } from '../support/accounts';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { runOn } from '../support/operator-commands';
import { StatementCounter } from '../support/statement-counter';

const BY = ['--by', 'grace'] as const;

describeEachDatabase('block, unblock and blocks', (kind) => {
  const fixture = useAuthFixture(kind);

  /** Runs a command as another process does, and lets this one load what it has changed. */
  const regain = async (...args: string[]) => {
    const ended = await runOn(fixture(), ...args);
    await fixture().the(BlockListLoader).load();
    return ended;
  };

  const send = ({ username }: TestAccount, change = {}) => fixture().send({ username }, fixture().context(change));
  const sendTo = async (account: TestAccount) => reason(await send(account));
  const messagesOf = ({ phone }: TestAccount) => fixture().messages.to(phone);

  afterEach(async () => {
    await fixture().query('DELETE FROM blocks');
    await fixture().the(BlockListLoader).load();
  });

  it('stop and let pass the codes of a number, in any spelling of it', async () => {
    const ada = await fixture().newAccount();
    const typed = ada.phone.replace('+86', '0086 ').replace(/(\d{4})$/, '-$1');
    expect(await regain('block', typed, ...BY)).toEqual({ exitCode: 0, stdout: 'blocked' });
    expect(await send(ada)).toMatchObject({
      refusal: { reason: 'too-frequent', limit: 'blockedTarget', retryAfterSeconds: 3600 },
    });
    expect(await sendTo(await fixture().newAccount())).toBe('done');
    expect(await regain('unblock', ada.phone, ...BY)).toEqual({ exitCode: 0, stdout: 'unblocked' });
    expect(await sendTo(ada)).toBe('done');
  });

  it('stop links to an e-mail address', async () => {
    const ada = await fixture().newAccount();
    await regain('block', ada.email.toUpperCase(), ...BY);
    const context = fixture().context();
    const sent = await fixture().the(SendRecoveryLink).execute({ context, email: ada.email, locale: 'en' });
    expect(reason(sent)).toBe('too-frequent');
  });

  it('stop codes to numbers of a country', async () => {
    const ada = await fixture().newAccount();
    const register = async (number: string) =>
      reason(
        await fixture()
          .the(SendRegistrationCode)
          .execute({ context: fixture().context(), target: { number }, captcha: 'passed', locale: 'en' }),
      );
    await regain('block', '--country', 'gb', ...BY);
    expect(await register('+447400123456')).toBe('too-frequent');
    expect(await sendTo(ada)).toBe('done');
  });

  it('stop codes of a client application, and tell it under uniform disclosure too', async () => {
    const ada = await fixture().newAccount();
    expect(await regain('block', '--client', 'default', ...BY)).toMatchObject({ exitCode: 0 });
    expect(await send(ada, { disclosure: 'uniform' })).toMatchObject({ refusal: { limit: 'blockedClient' } });
    expect(await regain('block', '--client', 'nowhere', ...BY)).toMatchObject({ exitCode: 1 });
  });

  it('tell nothing of a blocked number under uniform disclosure, by as many statements as for others', async () => {
    const [ada, bob] = [await fixture().newAccount(), await fixture().newAccount()];
    await regain('block', ada.phone, ...BY);
    const counter = new StatementCounter(fixture().the(DataSource));
    const ask = async (account: TestAccount) => {
      let outcome = '';
      const counted = await counter.during(async () => {
        outcome = reason(await send(account, { disclosure: 'uniform' }));
      });
      return { outcome, statements: counted.statements };
    };
    await fixture().send({ username: bob.username });
    const refusedByCooldown = await ask(bob);
    expect(await ask(ada)).toEqual(refusedByCooldown);
    expect(refusedByCooldown.outcome).toBe('done');
    expect(messagesOf(ada)).toHaveLength(0);
  });

  it('end by the clock of the database', async () => {
    const ada = await fixture().newAccount();
    await regain('block', ada.phone, '--for', '90m', ...BY);
    expect(await send(ada)).toMatchObject({ refusal: { retryAfterSeconds: 3600 } });
    fixture().pass(90 * 60 - 10);
    await fixture().the(BlockListLoader).load();
    expect(await send(ada)).toMatchObject({ refusal: { retryAfterSeconds: 10 } });
    fixture().pass(11);
    await fixture().the(BlockListLoader).load();
    expect(await sendTo(ada)).toBe('done');
    expect(await regain('unblock', ada.phone, ...BY)).toMatchObject({ exitCode: 1 });
  });

  it('have one block of a subject, the last one, and list it masked', async () => {
    const ada = await fixture().newAccount();
    await regain('block', ada.phone, '--for', '7d', ...BY);
    await Promise.all([
      regain('block', ada.phone, '--reason', 'stolen phone', ...BY),
      regain('block', ada.phone, '--reason', 'stolen phone', ...BY),
    ]);
    await regain('block', '2001:DB8::1/48', '--for', '24h', '--by', 'ann');
    const { stdout = '' } = await regain('blocks', '--json');
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ kind: 'address', shown: '2001:db8::/48', createdBy: 'ann', expiresAt: time }),
      expect.objectContaining({ kind: 'target', reason: 'stolen phone', createdBy: 'grace', expiresAt: null }),
    ]);
    expect(stdout).not.toContain(ada.phone);
    expect(JSON.stringify(await fixture().query('SELECT * FROM blocks'))).not.toContain(ada.phone);
    expect((await regain('blocks')).stdout).toMatch(/^address {2}2001:db8::\/48 {2}until .* {2}by ann\ntarget {2}/);
  });

  it('are in the audit log with the name of the operator', async () => {
    const { phone } = await fixture().newAccount();
    await regain('block', phone, ...BY);
    await regain('block', '198.51.100.7', '--by', 'ann');
    await regain('unblock', phone, ...BY);
    const rows = await fixture().query(
      "SELECT event, target, operator FROM audit_entries WHERE event IN ('block', 'unblock') ORDER BY id DESC LIMIT 3",
    );
    const masked = expect.stringContaining('*') as string;
    expect(rows).toEqual([
      { event: 'unblock', target: masked, operator: 'grace' },
      { event: 'block', target: '198.51.100.7/32', operator: 'ann' },
      { event: 'block', target: masked, operator: 'grace' },
    ]);
  });

  it.each([
    ['no subject', []],
    ['two subjects', ['198.51.100.7', '--country', 'KH']],
    ['a duration that is none', ['198.51.100.7', '--for', 'soon']],
    ['a long reason', ['198.51.100.7', '--reason', 'x'.repeat(201)]],
    ['an operator without a name', ['198.51.100.7', '--by', '']],
  ])('refuse %s', async (_what, args) => {
    expect(await regain('block', ...args)).toMatchObject({ exitCode: 2 });
  });

  it.each([['not an address'], ['198.51.100.7/33'], ['2001:db8::/129'], ['--country=Kampuchea']])(
    'refuse %s',
    async (subject) => {
      expect(await regain('block', subject)).toMatchObject({ exitCode: 1 });
      expect(await regain('blocks')).toEqual({ exitCode: 0, stdout: 'Nothing is blocked.' });
    },
  );

  it('stay while the database does not answer', async () => {
    await regain('block', '198.51.100.0/24', ...BY);
    await fixture().query('ALTER TABLE blocks RENAME TO blocks_elsewhere');
    await fixture().the(BlockListLoader).load();
    await fixture().query('ALTER TABLE blocks_elsewhere RENAME TO blocks');
    const list = fixture().the(BlockList);
    const asked = ['198.51.100.255', '198.51.101.0', '2001:db8::1', '::ffff:198.51.100.1', 'unknown', undefined];
    expect(asked.map((address) => list.addressWaitSeconds(address) > 0)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
  });
});
