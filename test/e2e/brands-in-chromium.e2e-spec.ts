import type { Browser, Page } from 'playwright-core';
import { isTooWide, type View, violations, visit, views } from '../../bench/proofs/browser';
import { CreateAccount } from '../../src/auth';
import { CreateClient } from '../../src/clients';
import { accentsOf } from '../../src/pages/brands/brand-accents';
import { SITE_ACCENTS } from '../../src/pages/layout';
import { recoverStrings } from '../../src/pages/recover/recover.strings';
import { type ApiHarness, CAPTCHA } from '../support/api-harness';
import { OWN, SHOP, writeBrands } from '../support/brands';
import { chromiumPath } from '../support/chromium';
import { recoveryLink } from '../support/mailed-link';
import { PagesUnderPath } from '../support/pages-under-path';

const SHOTS = process.env['SCREENSHOTS'];
const { texts } = recoverStrings.en;

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: brands in Chromium, because Chromium is not installed here\n');

/** Colour #rrggbb as browsers compute it. */
const computed = (colour: string): string => {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return `rgb(${parts.join(', ')})`;
};

/** What is seen of a brand on a page: its name, the colour of the button, and whether a logo is drawn. */
const seen = async (page: Page) => ({
  name: await page.locator('.service').innerText(),
  button: await page.evaluate<string>("getComputedStyle(document.querySelector('button.main')).backgroundColor"),
  logos: await page.evaluate<readonly boolean[]>(
    "[...document.querySelectorAll('.logo')].map((logo) => logo.naturalWidth > 0)",
  ),
});

describeInChromium('brands of client applications in Chromium, under a path', () => {
  let pages: PagesUnderPath;
  let api: ApiHarness;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesUnderPath.open({ BRANDS_FILE: writeBrands() });
    ({ api, browser } = pages);
    for (const id of ['shop', 'club']) await api.app.get(CreateClient).execute({ id });
  });

  afterAll(() => pages.close());

  const addPerson = async (app: string, name: string) => {
    const email = `${app}-${name}@example.com`;
    const account = { app, username: `${app}-${name}`, email, password: 'the first password' };
    await api.app.get(CreateAccount).execute(account);
    return account;
  };
  const shoot = async (page: Page, name: string) => {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };
  const judge = async (page: Page, name: string) => {
    await shoot(page, name);
    expect([await violations(page), await isTooWide(page)]).toEqual([[], false]);
  };
  const shopIn = ({ colorScheme }: View) => ({
    name: SHOP.name,
    button: computed(accentsOf(SHOP.color, SHOP.darkColor)[colorScheme].accent),
    logos: [true],
  });

  it.each(views)('are shown on all pages of a recovery: $name', async (view) => {
    const ada = await addPerson('shop', view.name);
    const { page, complaints, close } = await visit(browser, pages.at('/recover?client=shop'), view, { locale: 'en' });
    expect(await seen(page)).toEqual(shopIn(view));
    await judge(page, `brand-identify-${view.name}`);
    await page.getByLabel(texts.identifier).fill(ada.email);
    await page.getByLabel(texts.email).check();
    await page.getByLabel(texts.captcha).fill(CAPTCHA);
    await page.getByRole('button', { name: texts.go }).click();
    await page.getByLabel(texts.code, { exact: true }).fill(await api.code(ada.email));
    expect(await seen(page)).toEqual(shopIn(view));
    await judge(page, `brand-code-${view.name}`);
    await page.keyboard.press('Enter');
    await page.getByLabel(texts.password, { exact: true }).fill('another long password');
    await judge(page, `brand-password-${view.name}`);
    await page.getByRole('button', { name: texts.submit }).click();
    await page.getByRole('heading', { name: texts.doneTitle }).waitFor();
    await judge(page, `brand-done-${view.name}`);
    expect(complaints.filter((each) => !each.includes('status of 404'))).toEqual([]);
    expect(pages.front.outside.filter((target) => target !== '/favicon.ico')).toEqual([]);
    await close();
  });

  it.each(views)('of a link take the place of that of the page: $name', async (view) => {
    const { colorScheme, name } = view;
    const linkOf = async (app: string) => (await recoveryLink(api, app, await addPerson(app, `link-${name}`))).text;
    const own = { name: OWN.name, button: computed(accentsOf(OWN.color)[colorScheme].accent), logos: [true] };
    const site = { name: 'regain', button: computed(SITE_ACCENTS[colorScheme].accent), logos: [] };
    for (const [app, look] of [['shop', shopIn(view)] as const, ['default', own] as const, ['club', site] as const]) {
      const { page, complaints, close } = await visit(browser, pages.at(await linkOf(app)), view, { locale: 'en' });
      await page.locator('#password').waitFor();
      await page.waitForLoadState('networkidle');
      expect([app, await seen(page)]).toEqual([app, look]);
      await judge(page, `brand-reset-${app}-${name}`);
      expect(complaints.filter((each) => !each.includes('status of 404'))).toEqual([]);
      await close();
    }
  });
});
