import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { isTooWide, violations, views, visit } from '../../bench/proofs/browser';
import { demoHistory } from '../../src/cli/demo-history/demo-history';
import { overviewPage, type Overview } from '../../src/console';
import { FunnelOfDays } from '../../src/notification';
import { chromiumPath, openBrowser } from '../support/chromium';

const TODAY = Date.UTC(2026, 10, 27);
const DAYS = 90;
const DAY_MS = 86_400_000;

const days = Array.from({ length: DAYS }, (_, index) =>
  new Date(TODAY - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10),
);

const present: Omit<Overview, 'range' | 'readAt' | 'funnel' | 'capPerDay'> = {
  lastHour: [{ vendor: 'smtp', channel: 'email', accepted: 9, delivered: 0, entered: 8 }],
  breakers: [
    { vendor: 'aliyun', state: 'closed', throttledMs: 0 },
    { vendor: 'tencent', state: 'open', throttledMs: 0 },
    { vendor: 'twilio', state: 'closed', throttledMs: 42_000 },
  ],
  waiting: [{ channel: 'email', state: 'queued', messages: 1_240, oldestMs: 190_000 }],
  refusals: [{ event: 'verify-code', reason: 'code-wrong', times: 132 }],
  ...{ blocks: 4, heldBack: 1 },
};

const overviewOf = (rows: ReturnType<typeof demoHistory>): Overview => ({
  ...{ range: DAYS, readAt: TODAY, funnel: new FunnelOfDays(days, rows), capPerDay: 50 },
  ...present,
});

const PAGES: Readonly<Record<string, Overview>> = {
  '/full': overviewOf(demoHistory(TODAY, DAYS, 1)),
  '/empty': overviewOf([]),
};

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: the overview in Chromium, because Chromium is not installed here\n');

describeInChromium('the overview in Chromium', () => {
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    browser = await openBrowser();
    server = createServer(({ url = '' }, response) => {
      const overview = PAGES[url];
      if (overview === undefined) return response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
      const { headers, html } = overviewPage(overview);
      return response.writeHead(200, headers).end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  describe.each(Object.keys(PAGES))('%s', (path) => {
    it.each(views)('is accessible, keeps within its window, and breaks no policy: $name', async (view) => {
      const { port } = server.address() as AddressInfo;
      const { page, complaints, close } = await visit(browser, `http://127.0.0.1:${String(port)}${path}`, view);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect([await violations(page), await isTooWide(page), complaints]).toEqual([[], false, []]);
      await close();
    });
  });

  it.each(views)('has labels of axes that are legible: $name', async (view) => {
    const { port } = server.address() as AddressInfo;
    const { page, close } = await visit(browser, `http://127.0.0.1:${String(port)}/full`, view);
    const heights = await page
      .locator('.tick')
      .evaluateAll((labels) =>
        labels.map((label) => label.getBoundingClientRect().height).filter((height) => height > 0),
      );
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(11);
    await close();
  });
});
