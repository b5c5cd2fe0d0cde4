import type { Browser, Page } from 'playwright-core';
import { isTooWide, type View, views, violations, visit } from '../../bench/proofs/browser';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { chromiumPath, openBrowser } from '../support/chromium';
import { DEVELOPMENT } from '../support/test-environment';

const [light] = views as readonly [View];

const SHOTS = process.env['SCREENSHOTS'];
const RUN_MS = 30_000;

/** New password of the demo account of each API, as its journey sets it. */
const PASSWORDS = {
  systems: ['demo', 'Regained1'],
  pcuser: ['demo-pcuser', 'Regained2'],
  smssend: ['demo-smssend', 'Regained3'],
  member: ['demo-member', 'Regained5'],
  gps: ['demo-gps', 'Regained4'],
} as const;

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: landing page and inbox in Chromium, because Chromium is not installed here\n');

/** Presses the button of an API's journey, types what a picture says, and answers the last line once it has ended. */
async function tryIt(page: Page, api: string): Promise<string> {
  const run = page.locator(`#run-${api}`);
  await page.getByRole('button', { name: `Try it ${api}` }).click();
  const status = run.locator('[role=status]');
  const input = run.locator('input');
  await input
    .or(status.filter({ hasText: /\S/ }))
    .first()
    .waitFor({ timeout: RUN_MS });
  if (await input.isVisible()) {
    await input.fill(CAPTCHA);
    await input.press('Enter');
  }
  await status.filter({ hasText: /\S/ }).waitFor({ timeout: RUN_MS });
  return status.innerText();
}

describeInChromium('landing page and inbox in Chromium', () => {
  let api: ApiHarness;
  let browser: Browser;
  const open = (path: string, view: View, locale = 'en') =>
    visit(browser, `${api.client.baseUrl}${path}`, view, { locale });
  const shoot = async (page: Page, name: string) => {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: DEVELOPMENT });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it.each(['first', 'second'])('recovers every demo account at the press of a button: %s time', async () => {
    const { page, complaints, close } = await open('/', light);
    for (const [name, [username, password]] of Object.entries(PASSWORDS)) {
      expect(await tryIt(page, name)).toBe('Done: the demo account has a new password.');
      expect(await page.locator(`#run-${name} .code`).innerText()).toMatch(/^\d{6}$/);
      expect(await api.canSignIn(username, password)).toBe(true);
    }
    expect(await tryIt(page, 'verify')).toBe('Done: the number is verified.');
    expect(await page.locator('#run-verify .good').allInnerTexts()).toEqual(['201', '200']);
    expect(complaints).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'landing-tried');
    await close();
  });

  it.each(views)('has no finding of axe, and fits its window: landing page, $name', async (view) => {
    for (const locale of ['en', 'zh-CN']) {
      const { page, complaints, close } = await open('/', view, locale);
      expect([await violations(page), await isTooWide(page), complaints]).toEqual([[], false, []]);
      await shoot(page, `landing-${view.name}-${locale}`);
      await close();
    }
  });

  it.each(views)('has no finding of axe, and fits its window: inbox, $name', async (view) => {
    const { page, complaints, close } = await open('/inbox', view);
    await page.locator('#live', { hasText: 'live' }).waitFor();
    expect([await violations(page), await isTooWide(page), complaints]).toEqual([[], false, []]);
    await shoot(page, `inbox-${view.name}`);
    await close();
  });

  it('shows messages as they arrive, copies a code, and reports on a message, by keyboard', async () => {
    const { page, close } = await open('/inbox?to=%2B8613800138002', light);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#live', { hasText: 'live' }).waitFor();
    const cards = page.locator('article');
    const before = await cards.count();
    await api.form('/api/Smssend/doSend', { mobile: '+8613800138002', type: '2', internationalCode: '+86' });
    await cards.nth(before).waitFor();
    const newest = cards.first();
    await newest.getByRole('button', { name: 'Copy' }).press('Enter');
    await newest.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await newest.locator('.code').innerText());
    await newest.getByRole('button', { name: 'Simulate failure' }).press('Enter');
    await newest.locator('[role=status]', { hasText: /^failed$/ }).waitFor();
    await newest.getByRole('button', { name: 'Simulate delivery' }).press('Enter');
    await newest.locator('[role=status]', { hasText: /^delivered$/ }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).press('Enter');
    await cards.first().waitFor({ state: 'detached' });
    expect(await page.locator('#empty').isVisible()).toBe(true);
    await close();
  });

  it('offers links instead of buttons where scripts are off', async () => {
    const view = { javaScriptEnabled: false, locale: 'en' };
    const { page, close } = await visit(browser, api.client.baseUrl, light, view);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Call it by hand in the documentation' }).count()).toBe(6);
    await close();
  });
});

describeInChromium('landing page in Chromium, under the limits of production', () => {
  it('tells how long to wait before the next message to a number', async () => {
    const api = await ApiHarness.open('sqlite', { env: { ...DEVELOPMENT, LIMITS: '{}' } });
    const browser = await openBrowser();
    const { page } = await visit(browser, api.client.baseUrl, light, { locale: 'en' });
    for (const [name, seconds] of [
      ['systems', 90],
      ['gps', 60],
      ['verify', 60],
    ] as const) {
      expect(await tryIt(page, name)).toMatch(/^Done: /);
      expect(await tryIt(page, name)).toBe('It ends here, for the reason above.');
      const told = await page.locator(`#run-${name} .bad`).innerText();
      const [, wait = ''] = /wait (\d+) seconds, then try again/.exec(told) ?? [];
      expect(Number(wait)).toBeGreaterThan(seconds - 45);
      expect(Number(wait)).toBeLessThanOrEqual(seconds);
    }
    await browser.close();
    await api.close();
  });
});
