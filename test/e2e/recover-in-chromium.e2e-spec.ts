import type { Browser, Page } from 'playwright-core';
import { isTooWide, violations, visit, views } from '../../bench/proofs/browser';
import { LOCALES, type Locale } from '../../src/common';
import { recoverStrings } from '../../src/pages/recover/recover.strings';
import type { RecoverStrings } from '../../src/pages/recover/recover-texts';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { chromiumPath } from '../support/chromium';
import { PagesUnderPath } from '../support/pages-under-path';

const NEW_PASSWORD = 'another long password';

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: the recovery pages in Chromium, because Chromium is not installed here\n');

const PHONE = { name: 'phone', colorScheme: 'light', width: 390, height: 844 } as const;

const SHOTS = process.env['SCREENSHOTS'];
const shoot = async (page: Page, name: string) => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

/** Pages of the recovery as a person uses them, in one language. */
class Person {
  readonly texts: RecoverStrings['texts'];
  readonly problems: RecoverStrings['problems'];

  constructor(
    readonly page: Page,
    locale: Locale,
  ) {
    ({ texts: this.texts, problems: this.problems } = recoverStrings[locale]);
  }

  async identify(identifier: string, way: 'sms' | 'email' | 'link', answer = CAPTCHA): Promise<void> {
    await this.page.getByLabel(this.texts.identifier).fill(identifier);
    await this.page.getByLabel(this.texts[way]).check();
    await this.page.getByLabel(this.texts.captcha).fill(answer);
    await this.page.getByRole('button', { name: this.texts.go }).click();
  }

  async enter(code: string): Promise<void> {
    await this.page.getByLabel(this.texts.code, { exact: true }).fill(code);
    await this.page.keyboard.press('Enter');
  }

  async choose(password: string): Promise<void> {
    await this.page.getByLabel(this.texts.password, { exact: true }).fill(password);
    await this.page.getByRole('button', { name: this.texts.submit }).click();
  }

  /** Waits for the alert of a problem. */
  told(reason: keyof Person['problems']): Promise<void> {
    return this.page.getByRole('alert').getByText(this.problems[reason]).waitFor();
  }

  /** Waits for a page, by its heading. */
  reaches(title: keyof Person['texts']): Promise<void> {
    return this.page.getByRole('heading', { name: this.texts[title] }).waitFor();
  }

  /** Findings of axe, and whether the page scrolls sideways. */
  async findings(): Promise<readonly unknown[]> {
    return [await violations(this.page), await isTooWide(this.page)];
  }
}

describeInChromium('the recovery pages in Chromium, under a path', () => {
  let pages: PagesUnderPath;
  let api: ApiHarness;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesUnderPath.open();
    ({ api, browser } = pages);
  });

  afterAll(() => pages.close());

  describe.each(views)('$name', (view) => {
    it.each(['zh-CN', 'en'] as const)('lead by SMS from the first page to a sign-in, in %s', async (locale) => {
      const ada = await api.newAccount();
      const { page, complaints, close } = await visit(browser, pages.at('/recover'), view, { locale });
      const person = new Person(page, locale);
      expect(await person.findings()).toEqual([[], false]);
      await person.identify(ada.username, 'sms', 'XXXXX');
      await person.told('captcha-wrong');
      expect(await person.findings()).toEqual([[], false]);
      await person.identify(ada.username, 'sms');
      await person.reaches('codeTitle');
      const code = await api.code(ada.phone);
      await person.enter(code === '111111' ? '222222' : '111111');
      await person.told('code-wrong');
      expect(await person.findings()).toEqual([[], false]);
      await person.enter(`${code.slice(0, 3)} ${code.slice(3)}`);
      await person.reaches('passwordTitle');
      await person.choose('password');
      await page.getByRole('alert').waitFor();
      await page.getByLabel(person.texts.show).check();
      expect(await page.getByLabel(person.texts.password, { exact: true }).getAttribute('type')).toBe('text');
      expect(await person.findings()).toEqual([[], false]);
      await person.choose(NEW_PASSWORD);
      await person.reaches('doneTitle');
      expect(await person.findings()).toEqual([[], false]);
      /* Refused forms are answered 422, and browsers ask for an icon, 404 here, outside of the path. */
      expect(complaints.filter((each) => !/status of (422|404)/.test(each))).toEqual([]);
      expect(pages.front.outside.filter((target) => target !== '/favicon.ico')).toEqual([]);
      expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
      await close();
    });
  });

  it.each(LOCALES)('fit a phone, and lead by mail to a sign-in, in %s', async (locale) => {
    const ada = await api.newAccount();
    const { page, close } = await visit(browser, pages.at('/recover'), PHONE, { locale });
    const person = new Person(page, locale);
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
    expect(await person.findings()).toEqual([[], false]);
    await shoot(page, `recover-${locale}`);
    await person.identify(ada.email, 'link', 'XXXXX');
    await person.told('captcha-wrong');
    await person.identify(ada.email, 'email');
    await person.reaches('codeTitle');
    expect(await person.findings()).toEqual([[], false]);
    await shoot(page, `recover-code-${locale}`);
    await person.enter(await api.code(ada.email));
    await person.reaches('passwordTitle');
    expect(await person.findings()).toEqual([[], false]);
    await person.choose(NEW_PASSWORD);
    await person.reaches('doneTitle');
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
    await close();
  });

  const [view] = views;
  if (!view) throw new Error('there is no view');

  it('send a link by mail, or a code by another way', async () => {
    const ada = await api.newAccount();
    const { page, close } = await visit(browser, pages.at('/recover'), view, { locale: 'en' });
    const person = new Person(page, 'en');
    await person.identify(ada.email, 'link');
    await person.reaches('linkTitle');
    expect(await api.link(ada.email)).toMatchObject({ uid: ada.id });
    await page.getByRole('button', { name: person.texts.other }).click();
    await person.reaches('title');
    await person.identify(ada.email, 'email');
    await person.reaches('codeTitle');
    await close();
  });

  it('can be used with the keyboard alone, and count down until another code can be sent', async () => {
    const slow = await ApiHarness.open('sqlite', { env: { LIMITS: JSON.stringify({ cooldownSeconds: 60 }) } });
    const ada = await slow.newAccount();
    const { page, close } = await visit(browser, `${slow.client.baseUrl}/recover`, view, { locale: 'en' });
    const person = new Person(page, 'en');
    await page.getByLabel(person.texts.identifier).focus();
    await page.keyboard.type(ada.username);
    await page.getByLabel(person.texts.captcha).focus();
    await page.keyboard.type(CAPTCHA);
    await page.keyboard.press('Enter');
    await person.reaches('codeTitle');
    expect(await page.evaluate('document.activeElement.id')).toBe('code');
    const resend = page.getByRole('button', { name: person.texts.resend });
    expect(await resend.isDisabled()).toBe(true);
    expect(await page.locator('#wait').textContent()).toMatch(/in [1-6]?\d seconds/);
    await close();
    await slow.close();
  });

  it('work with scripts off', async () => {
    const ada = await api.newAccount();
    const more = { locale: 'en', javaScriptEnabled: false };
    const { page, close } = await visit(browser, pages.at('/recover'), view, more);
    const person = new Person(page, 'en');
    await person.identify(ada.username, 'sms');
    await person.enter(await api.code(ada.phone));
    await person.choose(NEW_PASSWORD);
    await person.reaches('doneTitle');
    expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
    await close();
  });
});
