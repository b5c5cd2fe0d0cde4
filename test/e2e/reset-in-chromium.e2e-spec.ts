import type { Browser } from 'playwright-core';
import { isTooWide, type View, violations, visit, views } from '../../bench/proofs/browser';
import { resetStrings } from '../../src/pages/reset/reset.strings';
import { ApiHarness } from '../support/api-harness';
import { chromiumPath } from '../support/chromium';
import { mailedLink } from '../support/mailed-link';
import { PagesUnderPath } from '../support/pages-under-path';

const NEW_PASSWORD = 'another long password';

/**
 * Findings of axe on a page as it is shown without script, and whether it scrolls sideways. Neither can be asked where scripts
 * are off, so both are asked about a copy.
 */
async function findings(browser: Browser, html: string, { colorScheme, width, height }: View) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const copy = await context.newPage();
  await copy.setContent(html.replace(/<\/?noscript>/g, '').replace(/<script>[^]*<\/script>/, ''));
  const found = [await violations(copy), await isTooWide(copy)];
  await context.close();
  return found;
}

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: the mailed link in Chromium, because Chromium is not installed here\n');

describeInChromium('a mailed link in Chromium, under a path', () => {
  let pages: PagesUnderPath;
  let api: ApiHarness;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesUnderPath.open();
    ({ api, browser } = pages);
  });

  afterAll(() => pages.close());

  describe.each(views)('$name', (view) => {
    it.each(['zh-CN', 'en'] as const)('resets a password with script off, in %s', async (locale) => {
      const { texts, mismatch, answers } = resetStrings(locale, 'regain');
      const ada = await api.newAccount();
      const { text: link } = await mailedLink(api, ada);
      const more = { javaScriptEnabled: false, locale };
      const { page, complaints, close } = await visit(browser, pages.at(link), view, more);
      const judge = async () => {
        expect(await findings(browser, await page.content(), view)).toEqual([[], false]);
      };
      await judge();
      await page.getByLabel(texts.link, { exact: true }).fill(page.url());
      await page.getByRole('textbox', { name: texts.password, exact: true }).fill(NEW_PASSWORD);
      await page.getByRole('textbox', { name: texts.again, exact: true }).fill(`${NEW_PASSWORD}!`);
      await page.keyboard.press('Enter');
      await page.getByText(mismatch).waitFor();
      await judge();
      await page.getByRole('textbox', { name: texts.password, exact: true }).fill(NEW_PASSWORD);
      await page.getByRole('textbox', { name: texts.again, exact: true }).fill(NEW_PASSWORD);
      await page.getByRole('button', { name: texts.submit }).click();
      await page.getByText(answers[0]).waitFor();
      await judge();
      expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
      expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
      await close();
    });
  });

  it('is still good after a program has opened it with script, and loads nothing but the page', async () => {
    const { text: link } = await mailedLink(api, await api.newAccount());
    for (const view of views.slice(0, 1)) {
      const { page, complaints, close } = await visit(browser, pages.at(link), view, { locale: 'en' });
      await page.getByLabel('新密码', { exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await close();
    }
    const fields = { link, password: NEW_PASSWORD, again: NEW_PASSWORD };
    expect((await api.form('/reset/password', fields)).status).toBe(200);
  });
});
