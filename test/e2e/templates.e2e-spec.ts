import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { send } from '../reply-cases/gps/client';
import { drawCaptcha } from '../reply-cases/pcuser/client';
import { doSend, NEW_PASSWORD, reg, REGISTER, userLogin } from '../reply-cases/smssend/client';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { CAPTCHA, ApiHarness } from '../support/api-harness';
import { eventually } from '../support/eventually';
import { PRODUCTION } from '../support/production-environment';

describe('GET /inbox/templates', () => {
  let folder: string;
  let database: OpenDatabase;
  let opened: TestApp;
  let app: NestFastifyApplication;
  const page = async (query = '', languages = 'en') =>
    app.inject({ url: `/inbox/templates${query}`, headers: { 'accept-language': languages } });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
    mkdirSync(join(folder, 'shop/de'), { recursive: true });
    writeFileSync(join(folder, 'shop/service.txt'), 'Müllers & Söhne');
    writeFileSync(join(folder, 'shop/de/recover-code.sms.txt'), '{{service}} sagt {{code}}, Nr. {{reference}}');
    database = await openDatabase('sqlite');
    opened = await createApp({ database: database.config, env: { TEMPLATES_DIR: folder } });
    ({ app } = opened);
  });

  afterAll(async () => {
    await opened.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('shows texts with their size, and mails in sandboxed frames', async () => {
    const { body, headers, statusCode } = await page();
    expect(statusCode).toBe(200);
    expect(body).toMatch(/regain: 123456 resets your password[^<]*\n@localhost #123456<\/pre>/);
    expect(body).toContain('GSM-7 · 1 SMS');
    expect(body.match(/<iframe class="mail" sandbox="" [^>]*srcdoc="&lt;!doctype html&gt;/g)).toHaveLength(10);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; form-action/);
    expect(body).not.toContain('<script');
  });

  it('is in the language of the browser, and shows messages in it or in `locale`', async () => {
    expect((await page('', 'zh-CN')).body).toContain('消息模板');
    expect((await page('', 'ja')).body).toContain('パスワード再設定の認証コード：123456');
    expect((await page('?locale=zh-TW')).body).toContain('重設密碼驗證碼123456');
    expect((await page('?locale=zh-TW')).body).toContain('UCS-2 · 1 SMS');
    expect((await page('?locale=../../etc/passwd')).body).toContain('resets your password');
  });

  it('marks the overridden texts of an app', async () => {
    const { body } = await page('?app=shop&locale=de');
    expect(body).toContain('Müllers &amp; Söhne sagt 123456, Nr. XYZ\n@localhost #123456</pre>');
    expect(body.match(/own words/g)).toHaveLength(1);
    expect(body).toContain('<td>1*</td>');
    expect(body).toContain('&lt;td class=&quot;pad accent&quot;');
    expect((await page('?app=<script>&locale=de')).body).not.toContain('script');
  });

  it('is linked from the landing page', async () => {
    expect((await app.inject('/')).body).toContain('<a href="/inbox/templates">');
  });
});

describe('GET /inbox/templates in production', () => {
  it('answers 404', async () => {
    const database = await openDatabase('sqlite');
    const { app, close } = await createApp({ database: database.config, env: PRODUCTION });
    expect((await app.inject('/inbox/templates')).statusCode).toBe(404);
    expect((await app.inject('/')).body).not.toContain('templates');
    await close();
    await database.close();
  });
});

describe('the language of a message', () => {
  let api: ApiHarness;
  const received = (to: string) => eventually(async () => (await api.messages(to))[0]);

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite');
  });

  afterAll(() => api.close());

  it.each([
    ['fr-CA', 'code \\d{6} pour réinitialiser'],
    ['zh-Hant-HK', '重設密碼驗證碼'],
    ['pt', 'resets your password'],
  ])('is that of gps: %s, which its answers need not know', async (language, words) => {
    const { phone } = await api.newAccount();
    await send(api, phone, undefined, { Language: language });
    expect((await received(phone)).text).toMatch(new RegExp(words));
  });

  it('is that of the browser in a mail of pcuser', async () => {
    for (const [languages, words] of [
      ['de-AT,de;q=0.9', 'Sie möchten das Passwort'],
      ['', '您正在找回'],
    ] as const) {
      const { email } = await api.newAccount();
      const cookie = await drawCaptcha(api);
      const fields = { action: 'find_password_send_email', email, code: CAPTCHA };
      await api.form('/pcuser-find-password', fields, { cookie, 'accept-language': languages });
      expect((await received(email)).text).toContain(words);
    }
  });

  it('is stored with an account of smssend for later messages', async () => {
    const mobile = api.freePhone();
    await doSend(api, mobile, REGISTER);
    const mobilecode = await api.code(mobile);
    await reg(api, { mobile, mobilecode, username: 'Hanako', set_lang: 'ja_JP' });
    const login = await userLogin(api, { mobile, pass: NEW_PASSWORD });
    expect(login.json).toMatchObject({ data: { info: { set_lang: 'ja' } } });
  });
});
