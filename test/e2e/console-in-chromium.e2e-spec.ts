import type { Browser, Page } from 'playwright-core';
import { isTooWide, type View, views, violations, visit } from '../../bench/proofs/browser';
import { Clock } from '../../src/common';
import { consoleStrings as strings } from '../../src/console/console.strings';
import { overviewStrings } from '../../src/console/overview/overview.strings';
import { FixedClock } from '../doubles/fixed-clock';
import { ApiHarness } from '../support/api-harness';
import { chromiumPath, openBrowser } from '../support/chromium';
import { ConsoleOperator } from '../support/console-operator';

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: the console in Chromium, because Chromium is not installed here\n');

const findings = async (page: Page) => [await violations(page), await isTooWide(page)];

/** Rules about pages of sites, which mails are not. */
const OF_SITES = ['landmark-one-main', 'page-has-heading-one', 'region'];

/** Findings of axe in the mails of a page, in copies: no script, and so no axe, runs in their frames. */
async function findingsInMails(browser: Browser, page: Page, { colorScheme, width, height }: View) {
  const mails = await page.evaluate<readonly string[]>(
    "[...document.querySelectorAll('iframe')].map((mail) => mail.srcdoc)",
  );
  expect(mails.length).toBeGreaterThan(5);
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const copy = await context.newPage();
  const found = [];
  for (const mail of mails) {
    await copy.setContent(mail);
    found.push(...(await violations(copy)).filter(({ rule }) => !OF_SITES.includes(rule)));
  }
  await context.close();
  return found;
}

describeInChromium('the console in Chromium', () => {
  const clock = new FixedClock(Date.UTC(2026, 10, 27, 10));
  let api: ApiHarness;
  let browser: Browser;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', {
      env: { CONSOLE: 'on', CONSOLE_TWO_PERSON: 'on', THROTTLE: '100000' },
      overrides: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it.each(views)('lets an operator enrol, sign in, block and search: $name', async (view) => {
    const grace = new ConsoleOperator(api, clock, `grace-${view.name}`);
    const ada = await api.newAccount();
    const link = `${api.client.baseUrl}/console/enrol?token=${await grace.invite()}`;
    const { page, complaints, close } = await visit(browser, link, view);
    expect(await findings(page)).toEqual([[], false]);
    grace.read(await page.content());
    await page.getByLabel(strings.enrolment.password).fill(grace.password);
    await page.getByLabel(strings.enrolment.code).fill(grace.code());
    await page.getByRole('button', { name: strings.enrolment.submit }).click();
    await page.getByRole('heading', { name: strings.signIn.title }).waitFor();
    expect(await findings(page)).toEqual([[], false]);
    clock.advance(30_000);
    await page.getByLabel(strings.signIn.name).fill(grace.name);
    await page.getByLabel(strings.signIn.password).fill(grace.password);
    await page.getByLabel(strings.signIn.code).fill(grace.code());
    await page.getByRole('button', { name: strings.signIn.submit }).click();
    await page.getByRole('heading', { name: overviewStrings.title }).waitFor();
    expect(await findings(page)).toEqual([[], false]);
    await page.getByRole('link', { name: strings.search.title }).click();
    await page.getByRole('heading', { name: strings.search.title }).waitFor();
    await page.getByLabel(strings.search.query).fill(ada.username);
    await page.getByRole('button', { name: strings.search.submit }).click();
    await page.getByRole('heading', { name: `Account ${ada.id}` }).waitFor();
    expect(await findings(page)).toEqual([[], false]);
    await page.getByRole('link', { name: strings.blocks.title }).click();
    await page.getByRole('textbox', { name: strings.blocks.value }).fill(ada.phone);
    await page.getByRole('button', { name: strings.blocks.submit, exact: true }).click();
    await page.getByText(strings.blocks.added).waitFor();
    expect(await findings(page)).toEqual([[], false]);
    await page.getByRole('link', { name: strings.recovery.title }).click();
    await page.getByLabel(strings.recovery.identifier).fill(ada.username);
    await page.getByRole('button', { name: strings.recovery.ask }).click();
    await page.getByText(strings.recovery.asked).waitFor();
    expect(await findings(page)).toEqual([[], false]);
    await page.getByRole('link', { name: strings.templates.title }).click();
    await page.getByRole('heading', { name: 'recover-code' }).waitFor();
    expect(await findings(page)).toEqual([[], false]);
    expect(await findingsInMails(browser, page, view)).toEqual([]);
    await page.getByRole('link', { name: 'ja', exact: true }).click();
    await page.locator('article [lang=ja]').first().waitFor();
    expect(await findings(page)).toEqual([[], false]);
    await page.getByRole('button', { name: strings.signOut }).click();
    await page.getByRole('heading', { name: strings.signIn.title }).waitFor();
    expect(complaints.filter((each) => !each.includes('status of 404'))).toEqual([]);
    await close();
  });
});
