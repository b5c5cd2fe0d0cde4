import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as gps from '../reply-cases/gps/client';
import * as member from '../reply-cases/member/client';
import * as pcuser from '../reply-cases/pcuser/client';
import * as smssend from '../reply-cases/smssend/client';
import * as systems from '../reply-cases/systems/client';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import { NO_CODES, PASTED_CODES } from '../support/hostile-inputs';
import { Typist } from '../support/typed-spellings';

/** Spellings of +8613800138000 that were seen in the field. */
const SEEN = [
  '\u202d+86 138 0013 8000\u202c',
  '+86\u2011138\u20110013\u20118000',
  '138\u20130013\u20138000',
  '\u200e13800138000',
  '138\u200b00138000',
  'tel:+8613800138000',
  'tel:138-0013-8000;phone-context=+86',
  'tel:+8613800138000;isub=1;verstat=x',
  '++8613800138000',
  '+ 86 13800138000',
  '00 86 13800138000',
  '(+86)13800138000',
  '+008613800138000',
  '１３８００１３８０００',
  '١٣٨٠٠١٣٨٠٠٠',
];
const PHONE = '+8613800138000';

/** Spellings that libphonenumber reads as the number. */
const spellingsOf = (e164: string): readonly string[] => {
  const typist = new Typist(30);
  const texts = Array.from({ length: 200 }, () => typist.anyPhone(e164));
  const isRead = (text: string) =>
    parsePhoneNumberFromString(text, { defaultCountry: 'CN', extract: false })?.number === e164;
  return texts.filter(isRead).slice(0, 20);
};

/** A request for a code by every dialect, and the answer to one that comes too soon after another. */
const SENDS: readonly (readonly [
  dialect: string,
  ask: (api: ApiHarness, username: string, phone: string) => Promise<{ readonly json: unknown }>,
  tooSoon: object,
])[] = [
  ['systems', systems.send, { msg: 5006 }],
  ['pcuser', (api, _username, phone) => pcuser.sendCode(api, phone), { message: pcuser.REPLIES.codesTooOften[1] }],
  ['smssend', (api, _username, phone) => smssend.doSend(api, phone), { code: 10032 }],
  ['gps', (api, _username, phone) => gps.send(api, phone), { State: 3702 }],
  ['member', (api, username, phone) => member.sendCode(api, username, phone), { code: 9 }],
];

describeEachDatabase('what people type or paste, over every dialect', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
    await api.newAccount({ username: 'demo', phone: PHONE });
  });

  /** No limit of a day is met twice. */
  beforeEach(() => {
    api.advance(86_400);
  });

  afterAll(() => api.close());

  it.each(SENDS)(
    'a number in any spelling reaches its account and its rate window: %s',
    async (_name, ask, tooSoon) => {
      const before = (await api.messages(PHONE)).length;
      await ask(api, 'demo', PHONE);
      await api.code(PHONE, before + 1);
      const typist = new Typist(20);
      const typed = Array.from({ length: 20 }, () => typist.phone(PHONE));
      for (const number of [...SEEN, ...typed, ...spellingsOf(PHONE)]) {
        const { json } = await ask(api, 'demo', number);
        expect({ number, json }).toMatchObject({ number, json: tooSoon });
      }
      expect(await api.messages(PHONE)).toHaveLength(before + 1);
    },
  );

  it.each(SEEN)('the number %j exists for the calls that say so', async (number) => {
    expect((await smssend.userExist(api, { mobile: number })).json).toMatchObject({ data: { exist: 1 } });
    expect(gps.stateOf(await gps.call(api, 'CheckUser', { LoginName: number }))).toBe('1001');
    expect((await smssend.userLogin(api, { mobile: number, pass: 'the same for everybody' })).json).toMatchObject({
      code: 0,
    });
    expect(gps.stateOf(await gps.signIn(api, number, 'the same for everybody'))).toBe('0');
  });

  it.each(['86', '0086', '+0086', '00 86', '(+86)', '+ 86', '\u202d+86\u202c', '＋８６'])(
    'the calling code %j is +86',
    async (internationalCode) => {
      const phone = api.freePhone();
      const sent = await smssend.doSend(api, phone.slice(3), smssend.REGISTER, { internationalCode });
      expect(sent.json).toMatchObject({ code: 0 });
      expect(await api.code(phone)).toMatch(/^[0-9]{6}$/);
    },
  );

  it.each(['demo ', ' demo', 'demo\n', 'demo\u3000', '\u202ddemo\u202c', 'ｄｅｍｏ'])(
    'the user name %j is demo, and cannot be registered',
    async (username) => {
      expect((await systems.send(api, username, PHONE)).json).toMatchObject({ msg: 2006 });
      api.advance(90);
      expect(member.said(await member.sendCode(api, username, PHONE))).toBe(member.REPLIES.sent.join(' '));
      expect((await pcuser.checkLogin(api, username)).json).toMatchObject({ status: 0 });
      expect((await smssend.userExist(api, { username })).json).toMatchObject({ data: { exist: 1 } });
      expect(gps.stateOf(await gps.call(api, 'CheckUser', { LoginName: username }))).toBe('1001');
      const fresh = await smssend.registration(api);
      expect((await smssend.reg(api, { ...fresh, username })).json).toMatchObject({ code: 10004 });
      expect(member.said(await member.signup(api, { ...(await member.registration(api)), username }))).toMatch(/^13 /);
    },
  );

  it('an e-mail address in full-width characters gets the link', async () => {
    const { email } = await api.newAccount();
    const typed = `\u200e${email.replace('@', '＠').replace('.', '。')} `;
    expect((await pcuser.sendEmail(api, typed)).json).toMatchObject({ status: 0 });
    expect((await api.link(email)).token).not.toBe('');
  });

  it.each([` ${CAPTCHA}\n`, '\u202ak7m2p\u202c', 'Ｋ７Ｍ２Ｐ', 'K\u0667M\u0662P'])(
    'the captcha answer %j is right',
    async (answer) => {
      const { email } = await api.newAccount();
      expect((await pcuser.sendEmail(api, email, answer)).json).toMatchObject({ status: 0 });
    },
  );

  it.each(PASTED_CODES)('a right code is right for gps and member %s', async (_name, write) => {
    const one = await gps.withCode(api);
    expect(gps.stateOf(await gps.check(api, gps.RETRIEVE, one.phone, write(one.code)))).toBe('0');
    const other = await member.withCode(api);
    const fields = { username: other.username, code: write(other.code) };
    expect(member.said(await member.updatePassword(api, fields))).toBe(member.REPLIES.done.join(' '));
  });

  it.each(NO_CODES)('a code is wrong for gps and member, and charges no attempt %s', async (_name, write) => {
    const one = await gps.withCode(api);
    const other = await member.withCode(api);
    for (let times = 0; times < 6; times++) {
      expect(gps.stateOf(await gps.check(api, gps.RETRIEVE, one.phone, write(one.code)))).toBe('3700');
      const fields = { username: other.username, code: write(other.code) };
      expect(member.said(await member.updatePassword(api, fields))).toBe(member.REPLIES.wrongCode.join(' '));
    }
    expect(gps.stateOf(await gps.check(api, gps.RETRIEVE, one.phone, one.code))).toBe('0');
    const right = await member.updatePassword(api, { username: other.username, code: other.code });
    expect(member.said(right)).toBe(member.REPLIES.done.join(' '));
  });

  it('a number in groups is a login of gps, at its registration too', async () => {
    const { phone, code } = await gps.registration(api);
    const typed = `\u202d+86 ${phone.slice(3, 6)} ${phone.slice(6)}\u202c`;
    expect(gps.stateOf(await gps.check(api, gps.REGISTER, typed, code))).toBe('0');
    expect(gps.stateOf(await gps.register(api, typed, code))).toBe('0');
    expect(await api.canSignIn(phone, gps.NEW_PASSWORD)).toBe(true);
    expect(gps.stateOf(await gps.signIn(api, phone.slice(3), gps.NEW_PASSWORD))).toBe('0');
  });

  describe('as a JSON number', () => {
    /** A code that begins with zeros, as an integer: other codes are asked for until one does. */
    const codeWithZero = async (): Promise<{ username: string; phone: string; code: string }> => {
      for (;;) {
        const { username, phone, code } = await systems.withCode(api);
        if (code.startsWith('0')) return { username, phone, code };
      }
    };

    it('a code that begins with 0 is right for systems, pcuser and smssend', async () => {
      const one = await codeWithZero();
      const checked = await api.json('/pcuser-find-password', {
        ...{ action: 'chech_phone_code', phone: Number(one.phone.slice(3)), code: Number(one.code) },
      });
      expect(checked.json).toMatchObject({ status: 0, data: { phone: one.phone.slice(3), code: one.code } });
      const reset = {
        mobile: Number(one.phone.slice(1)),
        code: Number(one.code),
        newpass: 80917264531,
        newpassck: 80917264531,
      };
      expect((await api.json('/api/user/reSetPass', reset)).json).toMatchObject({ code: 0 });
      expect(await api.canSignIn(one.username, '80917264531')).toBe(true);
      const two = await codeWithZero();
      const fields = { username: two.username, verification_code: Number(two.code) };
      expect((await api.json('/Systems/makeSureVerificationCode', fields)).json).toMatchObject({ msg: 2006 });
    });

    it.each(['.0', '.000', 'e0', '0E-1', '00e-02'])(
      'a phone and a code that are floats without a fraction (%s) are read exactly',
      async (tail) => {
        const { username, phone, code } = await codeWithZero();
        const [number, digits] = [phone.slice(3), code.replace(/^0+/, '')];
        const send = `{"username":"${username}","mobile_phone":${number}${tail}}`;
        expect((await api.json('/Systems/sendVerificationCode', send)).json).toMatchObject({ msg: 5006 });
        expect((await api.json('/api/user/userExist', `{"mobile":${number}${tail}}`)).json).toMatchObject({
          data: { exist: 1 },
        });
        for (const login of [number, phone.slice(1)])
          expect(gps.stateOf(await api.json('/api/User/CheckUser', `{"LoginName":${login}${tail}}`))).toBe('1001');
        const verify = `{"username":"${username}","verification_code":${digits}${tail}}`;
        expect((await api.json('/Systems/makeSureVerificationCode', verify)).json).toMatchObject({ msg: 2006 });
      },
    );

    it('a user name and a phone are their digits', async () => {
      await api.newAccount({ username: '20261126', phone: '+8613700137026' });
      const send = { username: 20261126, mobile_phone: 13700137026 };
      expect((await api.json('/Systems/sendVerificationCode', send)).json).toMatchObject({ msg: 2006 });
      const check = { action: 'check_login', user_name: 20261126 };
      expect((await api.json('/pcuser-tologin', check)).json).toMatchObject({ status: 0 });
      expect((await api.json('/api/user/userExist', { username: 20261126 })).json).toMatchObject({
        data: { exist: 1 },
      });
    });

    it('a code with too many digits is wrong, and charges no attempt', async () => {
      const { username, code } = await systems.withCode(api);
      for (let times = 0; times < 6; times++) {
        const fields = { username, verification_code: 1234567 };
        expect((await api.json('/Systems/makeSureVerificationCode', fields)).json).toMatchObject({ msg: 8013 });
      }
      expect((await systems.verify(api, username, code)).json).toMatchObject({ msg: 2006 });
    });
  });

  it('members that no contract knows are passed over, whatever their shape', async () => {
    const more = { device: { os: 'ios', tags: ['a', { b: [] }] }, list: [1, [2]], n: 1.5, yes: true, nothing: null };
    const fields = { username: 'demo', mobile_phone: '13800138000', ...more };
    expect((await api.json('/Systems/sendVerificationCode', fields)).json).toMatchObject({ msg: 2006 });
    const check = { action: 'check_login', user_name: 'demo', ...more };
    expect((await api.json('/pcuser-tologin', check)).json).toMatchObject({ status: 0 });
    expect((await api.json('/api/user/userExist', { username: 'demo', ...more })).json).toMatchObject({ code: 0 });
  });

  it('arrays and objects are malformed in every known field, the action and the captcha too', async () => {
    for (const bad of [[], ['demo'], {}, { $gt: 0 }]) {
      expect((await api.json('/pcuser-tologin', { action: bad, user_name: 'demo' })).status).toBe(400);
      const mail = { action: 'find_password_send_email', email: 'a@example.com', code: bad };
      expect((await api.json('/pcuser-find-password', mail)).status).toBe(400);
      expect(
        (await api.json('/api/user/userLogin', { username: 'demo', pass: 'x', imgid: bad, imgcode: 'x' })).status,
      ).toBe(400);
    }
  });
});
