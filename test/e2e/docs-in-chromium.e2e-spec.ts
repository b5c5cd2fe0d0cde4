import type { OpenAPIObject } from '@nestjs/swagger';
import type { Browser, Locator } from 'playwright-core';
import { isTooWide, type View, views, violations, visit } from '../../bench/proofs/browser';
import { chromiumPath, openBrowser } from '../support/chromium';
import { OpenApiReader } from '../support/openapi-reader';
import { type RunningProcess, startProcess } from '../support/start-process';

/** Rules of axe-core that Swagger UI itself breaks: a page of ours adds none, and one that goes is taken off. */
const RULES_OF_SWAGGER_UI = ['color-contrast', 'heading-order', 'label', 'nested-interactive', 'region', 'select-name'];

const PAGES = [
  '/Help',
  '/Help/Api/POST-api-member-login',
  '/Help/Api/POST-v1-challenges',
  '/Help/ResourceModel?modelName=MemberLoginRequest',
  '/Help/Errors/pcuser',
];
const LOGIN = '#operations-Member-memberLogin';
const SWAGGER_UI = '/docs?urls.primaryName=member#/Member/memberLogin';
const TABLET: View = { name: 'tablet', colorScheme: 'light', width: 768, height: 1024 };
const [, dark, phone] = views as readonly [View, View, View, View];

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: documentation in Chromium, because Chromium is not installed here\n');

describeInChromium('documentation in Chromium', () => {
  let server: RunningProcess;
  let browser: Browser;

  beforeAll(async () => {
    server = await startProcess({ env: { NODE_ENV: 'development', THROTTLE: '100000,send=100000' } });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each([dark, phone])('$name', (view) => {
    it.each(PAGES)('has no finding of axe, and fits its window: %s', async (path) => {
      const { page, complaints, close } = await visit(browser, `${server.url}${path}`, view);
      expect(await violations(page)).toEqual([]);
      expect([complaints, await isTooWide(page)]).toEqual([[], false]);
      await close();
    });

    it('has no finding of axe on Swagger UI beside those of the library', async () => {
      const { page, complaints, close } = await visit(browser, `${server.url}${SWAGGER_UI}`, view);
      await page.locator(`${LOGIN} .btn.execute`).waitFor();
      const rules = (await violations(page)).map(({ rule }) => rule);
      expect([...new Set(rules)].sort()).toEqual(RULES_OF_SWAGGER_UI);
      expect([complaints, await isTooWide(page)]).toEqual([[], false]);
      await close();
    });
  });

  it.each([phone, TABLET])('shows and sends XML as the document has it: $name', async (view) => {
    const { page, close } = await visit(browser, `${server.url}${SWAGGER_UI}`, view);
    const document = (await (await fetch(`${server.url}/docs/member.json`)).json()) as OpenAPIObject;
    const example: unknown = new OpenApiReader(document).requestContent('/api/member/login')['text/xml']?.example;
    await page.locator(`${LOGIN} select[aria-label="Request content type"]`).selectOption('text/xml');
    await page.locator(`${LOGIN} textarea`).filter({ hasText: '<MemberLoginRequest' }).waitFor();
    expect(await page.locator(`${LOGIN} textarea`).inputValue()).toBe(example);
    const sent = page.waitForRequest(/\/api\/member\/login$/);
    await page.locator(`${LOGIN} .btn.execute`).click();
    const unsigned = (text: string) => text.replace(/(<(?:random|sign|time_stamp) [^>]*>)[^<]*/g, '$1');
    expect(unsigned((await sent).postData() ?? '')).toBe(unsigned(String(example)));
    expect(await (await (await sent).response())?.json()).toMatchObject({ code: 1 });
    await close();
  });

  it('puts the buttons of a text below it on a phone', async () => {
    const { page, close } = await visit(browser, `${server.url}${SWAGGER_UI}`, phone);
    await page.locator(`${LOGIN} .btn.execute`).click();
    const answer = page.locator(`${LOGIN} .highlight-code:has(.download-contents)`);
    const text = await edgesOf(answer.locator('pre'));
    for (const button of ['.download-contents', '.copy-to-clipboard'])
      expect((await edgesOf(answer.locator(button))).top).toBeGreaterThanOrEqual(text.bottom);
    await close();
  });

  it('stacks the cells of a row on a phone, each under its title', async () => {
    for (const path of ['/Help/Errors/pcuser', '/Help/ResourceModel?modelName=MemberLoginRequest']) {
      const { page, close } = await visit(browser, `${server.url}${path}`, phone);
      const row = page.locator('tbody tr').first();
      const [header, first, second] = await Promise.all(
        [row.locator('th'), row.locator('td').nth(0), row.locator('td').nth(1)].map(edgesOf),
      );
      expect(first?.top).toBeGreaterThanOrEqual(header?.bottom ?? Infinity);
      expect(second?.top).toBeGreaterThanOrEqual(first?.bottom ?? Infinity);
      const title = await row.locator('td').first().getAttribute('data-column');
      expect(title).toMatch(/^[A-Z]/);
      await close();
    }
  });
});

async function edgesOf(element: Locator): Promise<{ readonly top: number; readonly bottom: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('the element is not shown');
  return { top: box.y, bottom: box.y + box.height };
}
