import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LOCALES } from '../../src/common';
import { resetStrings } from '../../src/pages/reset/reset.strings';
import { ApiHarness, CAPTCHA } from '../../test/support/api-harness';
import { freePort } from '../../test/support/free-port';
import { findNginx, startNginx } from '../../test/support/nginx';
import { isTooWide, views, violations, visit, withBrowser } from './browser';
import { noneOf, type ProofRequest, type ProofRow, ToolMissing } from './proof';

const BASE_PATH = '/regain';
const RETURN_PATH = '/shop/login';
const NEW_PASSWORD = 'another long password';
const PAGES: Readonly<Record<string, string>> = {
  landing: '/',
  inbox: '/inbox',
  templates: '/inbox/templates',
  help: '/Help',
  operation: '/Help/Api/POST-Systems-sendVerificationCode',
  model: '/Help/ResourceModel?modelName=RegisterResult',
  errors: '/Help/Errors/member',
  docs: '/docs?urls.primaryName=systems',
  reset: '/reset',
};
/** Findings of axe-core in the markup of Swagger UI, which is not ours. */
const NOT_OURS = '/docs';

type Say = (fault: string) => void;

/**
 * Walks through the service in Chromium behind nginx, under a path that nginx removes and one that it leaves on: landing
 * page, inbox, help, an operation in Swagger UI, the reset link in every language, a new password and the way back. It fails
 * on requests outside of the path, errors of the console, findings of axe-core and pages wider than their window.
 * Usage: `npm run prove -- base-path [folder for screenshots]`
 */
export async function proveBasePath({ args: [folder] }: ProofRequest): Promise<readonly ProofRow[]> {
  const nginx = findNginx();
  if (nginx === undefined) throw new ToolMissing('there is no nginx (Debian: apt-get install nginx)');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const faults: string[] = [];
  for (const [name, slash] of [
    ['removed', '/'],
    ['kept', ''],
  ] as const)
    await behind(nginx, slash, async (api, site) => {
      const say: Say = (fault) => faults.push(`${name}: ${fault}`);
      await withBrowser(async (browser) => {
        await walk(browser, api, site, say);
        for (const locale of LOCALES) await reset(browser, api, { site, locale, folder }, say);
        if (name === 'removed') await lookAtPages(browser, site, folder, say);
      });
    });
  for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
  return [
    noneOf('requests outside of the path, and other faults of pages under it', faults.length, 'two kinds of proxy'),
  ];
}

/** Runs `use` with the service behind nginx; `slash` after the upstream makes nginx remove the path. */
async function behind(
  nginx: string,
  slash: string,
  use: (api: ApiHarness, site: string) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const host = `http://127.0.0.1:${String(port)}`;
  const env = { PUBLIC_URL: `${host}${BASE_PATH}/`, RETURN_URL: `${host}${RETURN_PATH}`, THROTTLE: '100000' };
  const api = await ApiHarness.open('sqlite', { env });
  const locations = `location ${BASE_PATH}/ { proxy_pass ${api.client.baseUrl}${slash}; }
    location ${RETURN_PATH} { default_type text/plain; return 200 'the shop'; }`;
  const front = await startNginx(nginx, locations, port);
  try {
    await use(api, `${host}${BASE_PATH}`);
  } finally {
    await front.stop();
    await api.close();
  }
}

async function lookAtPages(browser: Browser, site: string, folder: string | undefined, say: Say): Promise<void> {
  for (const view of views)
    for (const [name, path] of Object.entries(PAGES)) {
      const { page, complaints, close } = await visit(browser, `${site}${path}`, view, { locale: 'en' });
      if (folder !== undefined)
        await page.screenshot({ path: join(folder, `${name}.${view.name}.png`), fullPage: true });
      await judge(page, `${name}, ${view.name}`, say, path.startsWith(NOT_OURS));
      complaints.forEach((complaint) => {
        say(`${name}, ${view.name}: ${complaint}`);
      });
      await close();
    }
}

async function judge(page: Page, name: string, say: Say, isForeign = false): Promise<void> {
  const found = isForeign ? [] : await violations(page);
  for (const { rule, targets } of found) say(`${name}: ${rule} ${targets.join()}`);
  if (await isTooWide(page)) say(`${name}: wider than its window`);
  process.stdout.write(`${name}: looked at\n`);
}

/** Context whose requests outside of the path, failed loads and console errors are faults. */
async function strictContext(browser: Browser, site: string, locale: string, say: Say): Promise<BrowserContext> {
  const context = await browser.newContext({ locale });
  const { origin } = new URL(site);
  context.on('request', (request) => {
    const url = request.url();
    const isOurs = url.startsWith(`${site}/`) || url === `${origin}${RETURN_PATH}`;
    if (!isOurs && !/^(?:data|blob|about):/.test(url)) say(`outside of the path: ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) say(`${String(response.status())} ${response.url()}`);
  });
  context.on('console', (message) => {
    const { url } = message.location();
    // Chromium asks for the icon of the page to go back to, which is plain text and none of ours.
    if (message.type() === 'error' && url !== `${origin}/favicon.ico`) say(`console: ${message.text()} ${url}`);
  });
  return context;
}

/** Landing page, help, an operation in Swagger UI, and its message in the inbox. */
async function walk(browser: Browser, api: ApiHarness, site: string, say: Say): Promise<void> {
  const context = await strictContext(browser, site, 'en', say);
  const page = await context.newPage();
  const { username, phone } = await api.newAccount();
  await page.goto(`${site}/`);
  await page.getByRole('link', { name: 'Help pages of the interfaces' }).click();
  await page.getByRole('link', { name: 'POST Systems/sendVerificationCode' }).click();
  await page.getByRole('link', { name: 'Try it' }).click();
  const operation = page.locator('.opblock.is-open');
  await operation.locator('textarea').fill(JSON.stringify({ username, mobile_phone: phone }));
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await operation.locator('.btn.execute').click();
  const answer = await answered;
  if (answer.url() !== `${site}/Systems/sendVerificationCode`) say(`Swagger UI called ${answer.url()}`);
  process.stdout.write(`Swagger UI: ${answer.url()} ${await answer.text()}\n`);
  const code = await api.code(phone);
  await page.goto(`${site}/`);
  await page.getByRole('link', { name: 'Development inbox' }).click();
  await page.getByText(code, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No messages yet').waitFor();
  await context.close();
}

interface ResetLook {
  readonly site: string;
  readonly locale: (typeof LOCALES)[number];
  readonly folder: string | undefined;
}

/** Asks for a link in one language, opens it in a browser of another one, sets a password, and goes back. */
async function reset(browser: Browser, api: ApiHarness, { site, locale, folder }: ResetLook, say: Say): Promise<void> {
  const { username, email } = await api.newAccount();
  const strings = resetStrings(locale, 'regain');
  const asking = await strictContext(browser, site, locale, say);
  const page = await asking.newPage();
  await page.goto(`${site}/inbox`);
  await page.evaluate<unknown>(
    `fetch('${BASE_PATH}/pcuser-captcha').then(() => fetch('${BASE_PATH}/pcuser-find-password', { method: 'POST', body:
      new URLSearchParams({ action: 'find_password_send_email', email: '${email}', code: '${CAPTCHA}' }) }))`,
  );
  await api.link(email);
  const link = await page.locator('article', { hasText: email }).locator('a.button').getAttribute('href');
  await asking.close();
  const context = await strictContext(browser, site, locale === 'en' ? 'zh-CN' : 'en', say);
  const opened = await context.newPage();
  await opened.goto(link ?? '');
  await opened.getByText(strings.texts.intro).waitFor();
  if (new URL(opened.url()).hash !== '') say('the link stays in the address bar');
  if ((await opened.locator('html').getAttribute('lang')) !== locale) say(`${locale}: another language`);
  await shoot(opened, folder, `reset-form.${locale}`);
  await judge(opened, `reset form, ${locale}`, say);
  await opened.getByLabel(strings.texts.password, { exact: true }).fill(NEW_PASSWORD);
  await opened.getByLabel(strings.texts.again, { exact: true }).fill(`${NEW_PASSWORD}!`);
  await opened.getByRole('button', { name: strings.texts.submit }).click();
  await opened.getByText(strings.mismatch).waitFor();
  await opened.getByLabel(strings.texts.again, { exact: true }).fill(NEW_PASSWORD);
  await opened.getByRole('button', { name: strings.texts.submit }).click();
  await opened.getByText(strings.answers[0]).waitFor();
  await shoot(opened, folder, `reset-done.${locale}`);
  await judge(opened, `reset done, ${locale}`, say);
  if (!(await api.canSignIn(username, NEW_PASSWORD))) say(`${locale}: the password was not changed`);
  await opened.getByRole('link', { name: strings.texts.back }).click();
  await opened.getByText('the shop').waitFor();
  await opened.goto(link ?? '');
  await opened.getByText(strings.answers[15008]).waitFor();
  await shoot(opened, folder, `reset-used.${locale}`);
  await judge(opened, `reset used, ${locale}`, say);
  await context.close();
}

async function shoot(page: Page, folder: string | undefined, name: string): Promise<void> {
  if (folder === undefined) return;
  for (const { name: view, width, height, colorScheme } of views) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${name}.${view}.png`), fullPage: true });
  }
}
