import { other } from '../reply-cases/other-code';
import {
  checkCode,
  drawCaptcha,
  exhaust,
  NEW_PASSWORD,
  reset,
  resetByMail,
  sendCode,
  withCode,
  withLink,
  WRONG,
} from '../reply-cases/pcuser/client';
import { describeEachDatabase } from '../support/database-harness';
import { CAPTCHA, ApiHarness } from '../support/api-harness';
import { doubled, misspelt, NO_CODES, PASTED_CODES } from '../support/hostile-inputs';

describeEachDatabase('attacks on pcuser', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_PCUSER_REGISTER_CODES: 'true' } });
  });

  afterAll(() => api.close());

  it('reject the uid of another account, whichever phone was verified', async () => {
    const attacker = await withCode(api);
    const victim = await withCode(api);
    await checkCode(api, attacker.phone, attacker.code);
    const swaps = [
      { phone: attacker.phone, code: attacker.code, uid: victim.uid },
      { phone: victim.phone, code: attacker.code, uid: attacker.uid },
      { phone: victim.phone, code: attacker.code, uid: victim.uid },
      { phone: attacker.phone, code: victim.code, uid: attacker.uid },
    ];
    for (const swap of swaps)
      expect((await reset(api, swap)).text).toBe('{"status":15010,"message":"验证码错误!","data":[]}');
    for (const { username, password } of [attacker, victim]) expect(await api.canSignIn(username, password)).toBe(true);
    expect((await reset(api, attacker)).json).toMatchObject({ status: 0 });
    expect((await reset(api, victim)).json).toMatchObject({ status: 0 });
  });

  it('do not learn from a uid whether the code is right', async () => {
    const { phone, code } = await withCode(api);
    const { id } = await api.newAccount();
    const [right, wrong] = [
      await reset(api, { phone, code, uid: id }),
      await reset(api, { phone, code: WRONG, uid: id }),
    ];
    expect(right.text).toBe(wrong.text);
  });

  it('reject a registration code for a reset, and a recovery code for a registration', async () => {
    const { phone, uid, code } = await withCode(api);
    const registration = api.freePhone();
    await sendCode(api, registration, '1');
    const registerCode = await api.code(registration);
    expect((await checkCode(api, registration, registerCode)).json).toMatchObject({ status: 15010 });
    expect((await reset(api, { phone, code: registerCode, uid })).json).toMatchObject({ status: 15010 });
    expect((await checkCode(api, phone, code)).json).toMatchObject({ status: 0 });
  });

  it('reject a wrong code, also while the owner has checked the right one', async () => {
    const owner = await withCode(api);
    await checkCode(api, owner.phone, owner.code);
    for (const code of [other(owner.code), '0', '%', 'undefined'])
      expect((await reset(api, { ...owner, code })).json).toMatchObject({ status: 15010 });
    expect(await api.canSignIn(owner.username, owner.password)).toBe(true);
    expect((await reset(api, owner)).json).toMatchObject({ status: 0 });
  });

  it('have five guesses in sum over all actions', async () => {
    const owner = await withCode(api);
    for (let guess = 0; guess < 2; guess++) await checkCode(api, owner.phone, other(owner.code));
    for (let guess = 0; guess < 3; guess++) await reset(api, { ...owner, code: other(owner.code) });
    expect((await reset(api, owner)).json).toMatchObject({ status: 15010 });
    expect((await checkCode(api, owner.phone, owner.code)).json).toMatchObject({ status: 15010 });
  });

  it('do not keep the owner from signing in', async () => {
    const owner = await withCode(api);
    await exhaust(api, owner.phone, owner.code);
    expect(await api.canSignIn(owner.username, owner.password)).toBe(true);
  });

  it.each(PASTED_CODES)('accept a code %s', async (_name, write) => {
    const { phone, uid, code } = await withCode(api);
    expect((await checkCode(api, phone, write(code))).json).toMatchObject({ status: 0, data: { phone, code, uid } });
    expect((await reset(api, { phone, code: write(code), uid })).json).toMatchObject({ status: 0 });
  });

  it.each(NO_CODES)('reject a code %s, as often as it comes, and charge no attempt', async (_name, write) => {
    const { phone, uid, code } = await withCode(api);
    for (let times = 0; times < 6; times++) {
      expect((await checkCode(api, phone, write(code))).json).toMatchObject({ status: 15010 });
      expect((await reset(api, { phone, code: write(code), uid })).json).toMatchObject({ status: 15010 });
    }
    expect((await checkCode(api, phone, code)).json).toMatchObject({ status: 0 });
  });

  it('reject a link with any changed part', async () => {
    const { link, username, password } = await withLink(api);
    const foreign = (await withLink(api)).link;
    const bent = [
      { ...link, token: foreign.token },
      { ...link, uid: foreign.uid },
      { ...link, timestamp: String(Number(link.timestamp) + 1) },
      { ...link, timestamp: `0${link.timestamp}` },
      { ...link, timestamp: '-1' },
      { ...link, timestamp: '1e21' },
      { ...link, timestamp: '9999999999' },
      { ...link, token: link.token.toLowerCase() },
      { ...link, token: `${link.token} ` },
      { ...link, token: WRONG },
    ];
    for (const each of bent)
      expect((await resetByMail(api, each)).text).toBe('{"status":15007,"message":"违法请求!","data":[]}');
    expect(await api.canSignIn(username, password)).toBe(true);
    expect((await resetByMail(api, link)).json).toMatchObject({ status: 0 });
  });

  it('reject an old link with a new timestamp, and after another reset', async () => {
    const { link, ...account } = await withLink(api);
    api.advance(60);
    await sendCode(api, account.phone);
    const code = await api.code(account.phone);
    expect((await reset(api, { phone: account.phone, code, uid: account.id })).json).toMatchObject({ status: 0 });
    expect((await resetByMail(api, link, 'another password')).json).toMatchObject({ status: 15008 });
    expect(await api.canSignIn(account.username, NEW_PASSWORD)).toBe(true);
  });

  it('do not spend a link by opening it', async () => {
    const { link, username, password } = await withLink(api);
    const { status } = await api.client.get(`/reset?token=${link.token}&timestamp=${link.timestamp}&uid=${link.uid}`);
    expect(status).toBe(200);
    expect(await api.canSignIn(username, password)).toBe(true);
    expect((await resetByMail(api, link)).json).toMatchObject({ status: 0 });
  });

  it('do not choose the host of a link', async () => {
    const { email } = await api.newAccount();
    const cookie = await drawCaptcha(api);
    const fields = { action: 'find_password_send_email', email, code: CAPTCHA };
    const headers = {
      cookie,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    };
    expect((await api.form('/pcuser-find-password', fields, headers)).json).toMatchObject({ status: 0 });
    expect((await api.link(email)).address).toBe('http://localhost:3000/reset');
  });

  it.each([
    'ada@example.com,eve@evil.example',
    'ada@example.com eve@evil.example',
    'ada@example.com\r\nBcc: eve@evil.example',
    '"ada@example.com eve"@evil.example',
    'Ada <ada@example.com>',
    'ada@example.com(eve)',
    'ada@[127.0.0.1]',
    'mıke@@example.com',
  ])('send no mail to %j', async (email) => {
    const cookie = await drawCaptcha(api);
    const fields = { action: 'find_password_send_email', email, code: CAPTCHA };
    const { text } = await api.form('/pcuser-find-password', fields, { cookie });
    expect(text).toBe('{"status":15009,"message":"邮箱格式不对!","data":[]}');
  });

  it.each(['/pcuser-tologin', '/pcuser-find-password', '/user', '/pcuser-captcha'])(
    'reach %s under its own URL only',
    async (path) => {
      for (const spelt of misspelt(path))
        expect([spelt, (await api.client.get(`${spelt}?action=check_login`)).status]).toEqual([spelt, 404]);
      expect((await api.client.send('DELETE', path)).status).toBe(405);
    },
  );

  it.each(['/pcuser-tologin', '/pcuser-find-password', '/user', '/pcuser-captcha'])(
    'reach %s with doubled slashes',
    async (path) => {
      for (const spelt of doubled(path)) {
        expect([spelt, (await api.client.get(`${spelt}?action=check_login`)).status]).toEqual([spelt, 200]);
        expect([spelt, (await api.client.send('DELETE', spelt)).status]).toEqual([spelt, 405]);
      }
    },
  );
});
