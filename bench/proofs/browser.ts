import { type AxeResults, source as axeSource } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath, withBrowser as withChromium } from '../../test/support/chromium';
import { ToolMissing } from './proof';

/** Runs `use` with a headless Chromium. Throws `ToolMissing` when there is none. */
export function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  if (chromiumPath() === undefined) return Promise.reject(new ToolMissing('there is no Chromium'));
  return withChromium(use);
}

/** Window and colour scheme of a visitor. */
export interface View {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

export const views: readonly View[] = [
  { name: 'light', colorScheme: 'light', ...DESK },
  { name: 'dark', colorScheme: 'dark', ...DESK },
  { name: 'phone', colorScheme: 'light', ...PHONE },
  { name: 'phone-dark', colorScheme: 'dark', ...PHONE },
];

/** Open page with the complaints about it so far. */
export interface Visit {
  readonly page: Page;
  /** Errors on the console, uncaught exceptions, failed loads and requests to other hosts so far. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Finding of axe-core. */
export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** Selectors of the elements that break the rule. */
  readonly targets: readonly string[];
}

/** Opens a page and waits until it has loaded; `more` are further options of the browser context, such as a locale. */
export async function visit(
  browser: Browser,
  url: string,
  { colorScheme, width, height }: View,
  more: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, ...more });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(`exception: ${message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (isElsewhere(request.url(), url)) complaints.push(`another host: ${request.url()}`);
  });
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  if (answer?.ok() !== true) complaints.push(`status ${String(answer?.status())}`);
  return { page, complaints, close: () => context.close() };
}

/** Violations that axe-core finds on the page in its current state, without those that need a human check. */
export async function violations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<AxeResults>('axe.run(document)');
  return found.violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    targets: nodes.map(({ target }) => target.join(' ')),
  }));
}

/** True when the page scrolls horizontally. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

const isElsewhere = (url: string, origin: string): boolean =>
  !/^(data|blob|about):/.test(url) && new URL(url).host !== new URL(origin).host;
