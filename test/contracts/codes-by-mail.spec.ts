import { ResetWithCode, SendRecoveryCode, VerifyRecoveryCode } from '../../src/auth';
import { verified } from '../builders/an-account';
import { reason, useAuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';

describeEachDatabase('codes of recovery by mail', (kind) => {
  const fixture = useAuthFixture(kind);

  const send = (lookup: object, disclosure: 'documented' | 'uniform' = 'documented') =>
    fixture()
      .the(SendRecoveryCode)
      .execute({
        context: fixture().context({ disclosure }),
        lookup: { ...lookup, channel: 'email' },
        captcha: 'absent',
        locale: 'en',
      });

  it('go to the verified address of the account, live ten minutes, and reset the password', async () => {
    const { username, email, phone } = await fixture().newAccount();
    expect(await send({ username })).toMatchObject({ ok: true, value: { lifetimeSeconds: 600 } });
    expect(fixture().messages.to(phone)).toEqual([]);
    const [mail] = fixture().messages.to(email);
    expect(mail).toMatchObject({ channel: 'email', template: 'recover-code', locale: 'en', lifetimeSeconds: 600 });
    fixture().pass(599);
    const command = { context: fixture().context(), channel: 'email', username } as const;
    const code = fixture().messages.codeTo(email);
    const reset = fixture().the(ResetWithCode);
    const newPassword = 'a new password of hers';
    expect(reason(await reset.execute({ ...command, code, newPassword, policy: 'core' }))).toBe('done');
    expect(reason(await reset.execute({ ...command, code, newPassword, policy: 'core' }))).toBe('code-expired');
    expect(reason(await fixture().signIn(username, newPassword))).toBe('done');
  });

  it('are found by the address itself, in any spelling, and bound to it', async () => {
    const { email, username } = await fixture().newAccount();
    expect(reason(await send({ email: email.toUpperCase() }))).toBe('done');
    const code = fixture().messages.codeTo(email);
    const verify = (lookup: object) =>
      fixture().the(VerifyRecoveryCode).execute({ context: fixture().context(), lookup, code, mode: 'exchange' });
    expect(reason(await verify({ username, channel: 'sms' }))).toBe('code-wrong');
    expect(reason(await verify({ username, channel: 'email' }))).toBe('done');
  });

  it('are refused by what the account has', async () => {
    const { username, phone, email } = await fixture().newAccount();
    const bare = await fixture().newAccount({ email: { value: 'unverified@example.com', isVerified: false } });
    expect(reason(await send({ username: bare.username }))).toBe('target-unbound');
    expect(reason(await send({ email: 'unverified@example.com' }))).toBe('account-unknown');
    expect(reason(await send({ username, email: 'other@example.com' }))).toBe('target-mismatch');
    expect(reason(await send({ phone: { number: phone }, email: 'other@example.com' }))).toBe('target-mismatch');
    expect(reason(await send({ email: 'no address' }))).toBe('target-invalid');
    expect(reason(await send({ phone: { number: phone }, email }))).toBe('done');
  });

  it('keep the cooldown of SMS, by address', async () => {
    const { username, email } = await fixture().newAccount();
    expect(reason(await send({ username }))).toBe('done');
    expect(reason(await send({ email }))).toBe('too-frequent');
    expect(reason(await fixture().send({ username }))).toBe('done');
  });

  it('are decoys where nothing is found, under uniform disclosure, and tell nothing', async () => {
    const { username } = await fixture().newAccount();
    const bare = await fixture().newAccount({ email: verified('bare@example.com'), phone: undefined });
    const decoys = fixture().messages.decoys.length;
    const answers = [
      await send({ username }, 'uniform'),
      await send({ username: 'no such name' }, 'uniform'),
      await send({ email: 'nobody@example.com' }, 'uniform'),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: true, value: { lifetimeSeconds: 600, resendAfterSeconds: 60 } });
    expect(fixture().messages.decoys.length).toBe(decoys + 2);
    expect(reason(await send({ username: bare.username }, 'uniform'))).toBe('done');
    expect(fixture().messages.to('bare@example.com')).toHaveLength(1);
  });
});
