import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { eventually } from '../support/eventually';

const NEW_PASSWORD = 'another long password';
const CHANGED = { en: /signed out/, ja: /パスワードが変更され/, de: /abgemeldet/ };

/** All accounts here are zh-CN: the harness names no language. */
describe('languages of notices', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite');
  });

  afterAll(() => api.close());

  const notified = (address: string, text: RegExp) =>
    eventually(async () => (await api.messages(address)).some((message) => text.test(message.text)));
  const named = (language: string | undefined) => (language === undefined ? {} : { 'accept-language': language });

  it.each([
    ['en-GB,en;q=0.9', undefined, CHANGED.en],
    ['en', 'ja', CHANGED.ja],
    [undefined, 'de-AT', CHANGED.de],
  ])('POST /user follows Accept-Language: of the mail %s, of the reset %s', async (ofMail, ofReset, text) => {
    const { email, phone } = await api.newAccount();
    const { headers } = await api.client.get('/pcuser-captcha');
    const cookie = String(headers['set-cookie']).replace(/;.*/, '');
    const send = { action: 'find_password_send_email', email, code: CAPTCHA };
    await api.form('/pcuser-find-password', send, { cookie, ...named(ofMail) });
    const { token, timestamp, uid } = await api.link(email);
    const reset = { action: 'find_email_password', token, timestamp, uid, new_password: NEW_PASSWORD };
    expect((await api.form('/user', reset, named(ofReset))).json).toMatchObject({ status: 0 });
    await notified(phone, text);
    await notified(email, text);
  });

  it.each([
    ['de', 'ja', CHANGED.ja],
    ['de', '', CHANGED.de],
    ['', '', CHANGED.en],
  ])(
    'POST /api/User/ChangePasswordNeedSMSCode follows Language: of the code "%s", of the reset "%s"',
    async (ofCode, ofReset, text) => {
      const { username, email, phone } = await api.newAccount();
      const send = { Phone: phone, VildateSence: 2, Language: ofCode, AppId: '' };
      expect((await api.json('/api/User/SendSMSCode', send)).json).toMatchObject({ State: 0 });
      const SMSCode = await api.code(phone);
      const change = { LoginName: username, SMSCode, NewPass: NEW_PASSWORD, Language: ofReset, AppId: '' };
      expect((await api.json('/api/User/ChangePasswordNeedSMSCode', change)).json).toMatchObject({ State: 0 });
      await notified(phone, text);
      await notified(email, text);
    },
  );
});
