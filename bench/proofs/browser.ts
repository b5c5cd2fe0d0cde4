import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type AxeResults, source as axeSource } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Window and colour scheme of a visitor. */
export interface View {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const HELP = 'Debian: apt-get install chromium, or name another one by CHROMIUM';
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

/** Runs `use` with a headless Chromium: that of `CHROMIUM`, or that in the path. Rejects when there is none. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: ['--no-sandbox'] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
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

function chromiumPath(): string {
  const named = process.env['CHROMIUM'];
  const path = named ?? inPath('chromium');
  if (path === undefined) throw new Error(`there is no chromium in the path (${HELP})`);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Error(`CHROMIUM names ${path}, which cannot be run (${HELP})`);
  }
  return path;
}

const inPath = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
