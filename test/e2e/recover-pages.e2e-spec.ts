import { gzipSync } from 'node:zlib';
import { CreateClient } from '../../src/clients';
import { LOCALES } from '../../src/common';
import { catalogue } from '../../src/notification/templates/catalogue';
import { MAX_LOGO_BYTES } from '../../src/pages/brands/read-logo';
import { recoverStrings } from '../../src/pages/recover/recover.strings';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { elementsOf, readPage, textOf, wordsOf } from '../support/visible-text';
import type { TestAccount } from '../support/accounts';

const NEW_PASSWORD = 'another long password';

/** A browser without a script: it keeps its cookie, and submits the forms that it is shown. */
class Browser {
  cookie = '';
  text = '';
  status = 0;
  bytes = 0;

  constructor(
    private readonly api: ApiHarness,
    private readonly language = 'en',
  ) {}

  async open(path = '/recover'): Promise<this> {
    return this.keep(await this.api.client.get(path, this.headers()));
  }

  async submit(path: string, fields: Readonly<Record<string, string>>): Promise<this> {
    return this.keep(await this.api.client.form(path, { state: this.state, ...fields }, this.headers()));
  }

  /** Looks at the picture, and submits the first form. */
  async ask(identifier: string, way: string, answer = CAPTCHA): Promise<this> {
    const picture = /<img class="captcha" src="([^"]+)"/.exec(this.text.replace(/\s+/g, ' '))?.[1] ?? '';
    await this.api.client.get(picture.replaceAll('&amp;', '&'), this.headers());
    return this.submit('/recover', { identifier, way, answer });
  }

  get state(): string {
    return /name="state" value="([^"]+)"/.exec(this.text)?.[1] ?? '';
  }

  get words(): string {
    return wordsOf(textOf(readPage(this.text))).join(' ');
  }

  get title(): string {
    return /<h1>([^<]+)/.exec(this.text)?.[1] ?? '';
  }

  private headers(): Record<string, string> {
    return { 'accept-language': this.language, ...(this.cookie && { cookie: this.cookie }) };
  }

  private keep(answer: Awaited<ReturnType<ApiHarness['client']['get']>>): this {
    const cookie = answer.headers['set-cookie'];
    if (cookie !== undefined) this.cookie = String(cookie).replace(/;.*/, '');
    this.bytes += gzipSync(answer.text).length;
    [this.text, this.status] = [answer.text, answer.status];
    return this;
  }
}

describe('the recovery pages', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { RETURN_URL: 'https://shop.example.com/login' } });
  });

  afterAll(() => api.close());

  const atCode = async ({ username }: Pick<TestAccount, 'username'>, way = 'sms', language = 'en') =>
    (await new Browser(api, language).open()).ask(username, way);

  it.each([
    ['sms', 'en', 'Your password has been changed'],
    ['email', 'zh-CN', '密码已经修改'],
  ])('lead by a code by %s, in %s, to a new password, in less than 30 kB', async (way, language, title) => {
    const ada = await api.newAccount();
    const browser = await atCode(ada, way, language);
    const code = await api.code(way === 'sms' ? ada.phone : ada.email);
    await browser.submit('/recover/code', { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    await browser.submit('/recover/password', { password: NEW_PASSWORD });
    expect([browser.status, browser.title]).toEqual([200, title]);
    expect(browser.text).toContain('href="https://shop.example.com/login"');
    expect(browser.text).toContain(`<html lang="${language}">`);
    expect(browser.bytes).toBeLessThan(30_000);
    expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
    expect(await api.canSignIn(ada.username, ada.password)).toBe(false);
  });

  it('mail a link, which opens the page of a new password', async () => {
    const ada = await api.newAccount();
    const browser = await (await new Browser(api).open()).ask(ada.email, 'link');
    expect(browser.title).toBe('Look into your mail');
    expect(await api.link(ada.email)).toMatchObject({ uid: ada.id });
  });

  it('offer a link to the people of every client application', async () => {
    await api.app.get(CreateClient).execute({ id: 'shop' });
    for (const path of ['/recover', '/recover?client=shop'])
      expect((await new Browser(api).open(path)).text).toContain('value="link"');
  });

  it('tell nothing about whether there is an account', async () => {
    const ada = await api.newAccount();
    const plain = ({ text }: Browser) =>
      text.replace(/value="[^"]{40,}"/g, 'value').replace(/says [A-Z]{3} before/, 'says');
    const pages = [];
    for (const username of [ada.username, 'nobody at all']) {
      const browser = await atCode({ username });
      const sent = plain(browser);
      await browser.submit('/recover/code', { code: '000000' });
      pages.push([sent, plain(browser), browser.status]);
    }
    expect(pages[0]).toEqual(pages[1]);
  });

  it.each([
    ['no identifier', '', 'sms', CAPTCHA, 'Type your user name'],
    ['a link for a name', 'ada', 'link', CAPTCHA, 'For a link, type your e-mail address'],
    ['a wrong picture', 'ada', 'sms', 'XXXXX', 'That is not what the picture shows'],
  ])('refuse %s, and keep what was typed', async (_what, identifier, way, answer, text) => {
    const browser = await (await new Browser(api).open()).ask(identifier, way, answer);
    expect([browser.status, browser.words]).toEqual([422, expect.stringContaining(text)]);
    expect(browser.text).toContain(`value="${identifier}"`);
    expect(elementsOf(readPage(browser.text), ({ attributes }) => attributes['aria-invalid'] === 'true')).toHaveLength(
      1,
    );
  });

  it('say that a code is wrong, and take the right one afterwards', async () => {
    const ada = await api.newAccount();
    const browser = await atCode(ada);
    const code = await api.code(ada.phone);
    await browser.submit('/recover/code', { code: code === '111111' ? '222222' : '111111' });
    expect([browser.status, browser.words]).toEqual([422, expect.stringContaining('wrong, too old, or used')]);
    await browser.submit('/recover/code', { code });
    expect(browser.title).toBe('Choose a new password');
  });

  it('refuse a weak password with its reason, and take another one with the same ticket', async () => {
    const ada = await api.newAccount();
    const browser = await atCode(ada);
    await browser.submit('/recover/code', { code: await api.code(ada.phone) });
    await browser.submit('/recover/password', { password: 'password' });
    expect([browser.status, browser.words]).toEqual([422, expect.stringContaining('many people have it')]);
    await browser.submit('/recover/password', { password: NEW_PASSWORD });
    expect(browser.title).toBe('Your password has been changed');
    await browser.submit('/recover/password', { password: 'yet another password' });
    expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
  });

  it('go back to another way, with what was typed', async () => {
    const ada = await api.newAccount();
    const browser = await atCode(ada);
    await browser.submit('/recover', { refresh: '1' });
    expect(browser.title).toBe('Recover your account');
    expect(browser.text).toContain(`value="${ada.username}"`);
  });

  it("take no other browser's state, no altered one, and no form of another site", async () => {
    const ada = await api.newAccount();
    const [browser, thief] = [await atCode(ada), await new Browser(api).open()];
    const code = await api.code(ada.phone);
    const { state } = browser;
    for (const stolen of [state, `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`, '']) {
      await thief.submit('/recover/code', { state: stolen, code });
      expect([thief.status, thief.words]).toEqual([422, expect.stringContaining('out of date')]);
    }
    const { cookie } = browser;
    browser.cookie = '';
    await browser.submit('/recover/code', { state, code });
    expect(browser.words).toContain('out of date');
    browser.cookie = cookie;
    await browser.submit('/recover/code', { state, code });
    expect(browser.title).toBe('Choose a new password');
  });

  it('keep to their own origin, and out of caches and logs', async () => {
    const { headers } = await api.client.get('/recover');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const policy = String(headers['content-security-policy']);
    for (const each of ["default-src 'none'", "form-action 'self'", "img-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(each);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^recover=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect((await api.client.get('/recover/captcha')).status).toBe(404);
  });

  it('are in the language that is asked for, whatever the browser prefers', async () => {
    const browser = await new Browser(api).open('/recover?lang=zh-CN');
    expect(browser.title).toBe('找回账号');
    await browser.ask('nobody', 'sms');
    expect(browser.title).toBe('输入验证码');
  });

  it.each(LOCALES)(
    'are in the language of the browser to the end, and so are messages, in less than 30 kB with a logo: %s',
    async (locale) => {
      const ada = await api.newAccount();
      const browser = await new Browser(api, `xx, ${locale};q=0.8, tlh;q=0.5`).open();
      const { texts } = recoverStrings[locale];
      expect([browser.title, browser.text]).toEqual([texts.title, expect.stringContaining(`<html lang="${locale}">`)]);
      const others = [...browser.text.matchAll(/href="\/recover\?lang=([\w-]+)&amp;client=default"/g)].map(
        ([, tag]) => tag,
      );
      expect(others).toEqual(LOCALES.filter((each) => each !== locale));
      await browser.ask(ada.email, 'email');
      expect([browser.title, browser.text]).toEqual([
        texts.codeTitle,
        expect.stringContaining(`<html lang="${locale}">`),
      ]);
      const code = await api.code(ada.email);
      const [subject = ''] = catalogue[locale]['recover-code'].subject.replace('{{service}}', 'regain').split('{{');
      expect((await api.messages(ada.email))[0]?.subject).toContain(subject);
      await browser.submit('/recover/code', { code });
      await browser.submit('/recover/password', { password: NEW_PASSWORD });
      expect([browser.title, browser.text]).toEqual([
        texts.doneTitle,
        expect.stringContaining(`<html lang="${locale}">`),
      ]);
      expect(browser.bytes).toBeLessThan(30_000 - MAX_LOGO_BYTES);
    },
  );
});
