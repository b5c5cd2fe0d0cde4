import { describeEachDatabase } from '../support/database-harness';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { sampleRequest, sampleTokens, tokens } from '../support/samples';

type Fields = Parameters<typeof sampleRequest>[2];

const NEW_PASSWORD = 'Hopper1906';
const COOLDOWN_SECONDS = 90;
const LIFETIME_SECONDS = 600;

describeEachDatabase('POST /Systems/sendVerificationCode, makeSureVerificationCode, changepasswd', (kind) => {
  let api: ApiHarness;
  let account: TestAccount;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  beforeEach(async () => {
    account = await api.newAccount();
  });

  afterAll(() => api.close());

  const request = (call: string, replaced: Fields = {}) => {
    const { username, phone } = account;
    const phoneIfAsked = call === 'sendVerificationCode' ? { mobile_phone: Number(phone.replace('+86', '')) } : {};
    return sampleRequest('systems', call, { username, ...phoneIfAsked, ...replaced });
  };
  const ask = (call: string, replaced?: Fields) => api.json(`/Systems/${call}`, request(call, replaced));
  const answers = async (call: string, msg: number, replaced?: Fields) => {
    const answer = await ask(call, replaced);
    expect(tokens(answer.text)).toEqual(sampleTokens('systems', call, msg));
    expect(answer.status).toBe(200);
    return answer;
  };
  const ticketFor = async (code: string) => {
    const { json } = await answers('makeSureVerificationCode', 2006, { verification_code: code });
    return (json as { info: string }).info;
  };

  it('resets a password in three steps', async () => {
    const { username, phone, password } = account;
    await answers('sendVerificationCode', 2006);
    const ticket = await ticketFor(await api.code(phone));
    await answers('changepasswd', 2006, { Verification_char: ticket });
    expect(await api.canSignIn(username, NEW_PASSWORD)).toBe(true);
    expect(await api.canSignIn(username, password)).toBe(false);
  });

  it('answers 2002 for an unknown user and 3003 for a missing field, byte for byte as documented', async () => {
    await answers('sendVerificationCode', 2002, { username: 'nobody' });
    await answers('makeSureVerificationCode', 3003, { verification_code: '' });
    await answers('changepasswd', 3003, { new_password: '' });
  });

  it('answers compact JSON with the documented members in the documented order', async () => {
    const { text, headers } = await ask('sendVerificationCode', { username: 'nobody' });
    expect(text).toBe('{"code":1,"msg":2002,"info":"用户不存在"}');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it.each(['', '+86', '0086', '+86 ', '+86-'])('accepts the prefix "%s" before the phone', async (prefix) => {
    await answers('sendVerificationCode', 2006, { mobile_phone: `${prefix}${account.phone.replace('+86', '')}` });
  });

  it('accepts a phone in full-width digits', async () => {
    const wide = account.phone
      .replace('+86', '')
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await answers('sendVerificationCode', 2006, { mobile_phone: wide });
  });

  it.each(['application/x-www-form-urlencoded; charset=UTF-8', 'text/plain'])(
    'accepts JSON with the Content-Type %s',
    async (type) => {
      const body = JSON.stringify(request('sendVerificationCode'));
      const { text } = await api.json('/Systems/sendVerificationCode', body, { 'content-type': type });
      expect(text).toBe('{"code":0,"msg":2006,"info":"已发送短信"}');
    },
  );

  it.each(['/systems/sendverificationcode', '/Systems/sendVerificationCode/', '/SYSTEMS/SENDVERIFICATIONCODE?x=1'])(
    'accepts the URL %s',
    async (path) => {
      const { text } = await api.json(path, request('sendVerificationCode'));
      expect(text).toBe('{"code":0,"msg":2006,"info":"已发送短信"}');
    },
  );

  it('answers 5006 for a second send within 90 seconds', async () => {
    await answers('sendVerificationCode', 2006);
    await api.code(account.phone);
    api.advance(COOLDOWN_SECONDS - 1);
    expect((await ask('sendVerificationCode')).json).toMatchObject({ msg: 5006 });
    api.advance(1);
    await answers('sendVerificationCode', 2006);
  });

  it('accepts a code for 600 seconds', async () => {
    await ask('sendVerificationCode');
    const code = await api.code(account.phone);
    expect((await api.messages(account.phone))[0]?.text).toContain('10分钟内有效');
    api.advance(LIFETIME_SECONDS - 2);
    await ticketFor(code);
  });

  it('answers 2009 for a password that breaks the rule, and leaves the ticket good', async () => {
    await ask('sendVerificationCode');
    const ticket = await ticketFor(await api.code(account.phone));
    for (const bad of [
      'abc12',
      'abcdefgh12345678',
      'abc-12345',
      'a1b2c3 d4',
      'a1b2c3\td4',
      '密码密码密码',
      '123456',
      'x'.repeat(300),
    ])
      expect((await ask('changepasswd', { Verification_char: ticket, new_password: bad })).text).toBe(
        '{"code":1,"msg":2009,"info":"密码只支持英文字母和数字6~15位"}',
      );
    await answers('changepasswd', 2006, { Verification_char: ticket });
  });

  it('lists every msg on the page of error codes', async () => {
    const { text, headers } = await api.client.get('/Systems/errorCodes');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const number of [2006, 2002, 3003, 2009, 5006, 8004, 8005, 8010, 8011, 8012, 8013, 8014])
      expect(text).toMatch(new RegExp(`<th scope="row"[^>]*>${String(number)}</th>`));
    expect(text).toContain('密码只支持英文字母和数字6~15位');
  });
});

describeEachDatabase('DIALECT_SYSTEMS variables', (kind) => {
  let api: ApiHarness;

  afterEach(() => api.close());

  it('remove all routes', async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_SYSTEMS_ENABLED: 'false' } });
    expect((await api.json('/Systems/sendVerificationCode', {})).status).toBe(404);
    expect((await api.client.get('/Systems/errorCodes')).status).toBe(404);
  });

  it('apply the password policy of the other dialects', async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_SYSTEMS_PASSWORD_POLICY: 'core' } });
    const { username, phone } = await api.newAccount();
    await api.json('/Systems/sendVerificationCode', { username, mobile_phone: phone });
    const code = await api.code(phone);
    const verified = await api.json('/Systems/makeSureVerificationCode', { username, verification_code: code });
    const { info } = verified.json as { info: string };
    const change = (password: string) =>
      api.json('/Systems/changepasswd', { username, Verification_char: info, new_password: password });
    expect((await change('Ab12345')).json).toMatchObject({ msg: 2009 });
    expect((await change('any eight characters, or more')).json).toMatchObject({ msg: 2006 });
  });

  it('give the same answers for an unknown user and for a user without a usable phone', async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_SYSTEMS_DISCLOSURE: 'uniform' } });
    const known = await api.newAccount();
    const phoneless = await api.newAccount({ phone: '' });
    for (const username of [known.username, phoneless.username, 'stranger']) {
      const send = (phone: string) => api.json('/Systems/sendVerificationCode', { username, mobile_phone: phone });
      const phones = [known.phone, known.phone, '+8613700137000'];
      for (const phone of phones) expect((await send(phone)).json).toMatchObject({ code: 0, msg: 2006 });
      expect((await send('12')).json).toMatchObject({ msg: 8011 }); // depends on what was typed alone
      const verified = await api.json('/Systems/makeSureVerificationCode', { username, verification_code: '000000' });
      expect(verified.json).toMatchObject({ msg: 8013 });
      const change = (password: string) =>
        api.json('/Systems/changepasswd', { username, Verification_char: 'guessed', new_password: password });
      expect((await change(NEW_PASSWORD)).json).toMatchObject({ msg: 8013 });
      expect((await change('bad')).json).toMatchObject({ msg: 2009 });
      expect((await change(`86${known.phone.slice(3)}`)).json).toMatchObject({ msg: 8013 });
    }
  });
});
