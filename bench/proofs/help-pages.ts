import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startProcess } from '../../test/support/start-process';
import { isTooWide, type View, views, violations, visit, withBrowser } from './browser';
import { noneOf, type ProofRequest, type ProofRow } from './proof';

const pages: Readonly<Record<string, string>> = {
  index: '/Help',
  'api-member': '/Help/Api/POST-api-member-retrievepwd-sendcode',
  'api-gps': '/Help/Api/POST-api-User-CheckVaildateCodeByUser',
  'api-json': '/Help/Api/POST-api-Smssend-doSend',
  'api-action': '/Help/Api/POST-pcuser-find-password_chech_phone_code',
  'api-file': '/Help/Api/GET-api-member-imgcode_client',
  model: '/Help/ResourceModel?modelName=RegisterResult',
  enum: '/Help/ResourceModel?modelName=Terminal',
  errors: '/Help/Errors/member',
  'errors-action': '/Help/Errors/pcuser',
};

const SERIOUS: ReadonlySet<string> = new Set(['serious', 'critical']);
const LANGUAGES = ['en', 'zh-CN'];

/**
 * Opens pages of the help site in Chromium, light and dark, wide and narrow, in English and in Chinese. It fails on errors
 * of the console, requests to other hosts, pages wider than their window and serious findings of axe-core, and prints all
 * findings. Usage: `npm run prove -- help-pages [folder for screenshots]`
 */
export async function proveHelpPages({ args: [folder] }: ProofRequest): Promise<readonly ProofRow[]> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const server = await startProcess({ env: { NODE_ENV: 'development', PUBLIC_URL: 'http://localhost:3000' } });
  try {
    const faults = await withBrowser((browser) => lookAtAll(browser, server.url, folder));
    const looks = `${String(Object.keys(pages).length * views.length * LANGUAGES.length)} looks`;
    return [noneOf('faults of help pages: errors, other hosts, serious findings of axe-core, overflow', faults, looks)];
  } finally {
    await server.stop();
  }
}

async function lookAtAll(browser: Browser, origin: string, folder: string | undefined): Promise<number> {
  let faults = 0;
  for (const locale of LANGUAGES)
    for (const view of views)
      for (const [name, path] of Object.entries(pages)) {
        const picture = folder && join(folder, `${name}.${view.name}.${locale}.png`);
        const found = await lookAt(browser, `${origin}${path}`, { view, locale, picture });
        faults += found.length;
        const verdict = found.length === 0 ? 'good' : found.join('\n  ');
        process.stdout.write(`${name}, ${view.name}, ${locale}: ${verdict}\n`);
      }
  return faults;
}

interface Look {
  readonly view: View;
  readonly locale: string;
  readonly picture: string | undefined;
}

/** Faults of a page; findings that are not serious are only printed. */
async function lookAt(browser: Browser, url: string, { view, locale, picture }: Look): Promise<readonly string[]> {
  const { page, complaints, close } = await visit(browser, url, view, { locale });
  if (picture !== undefined) await page.screenshot({ path: picture, fullPage: true });
  const findings = await violations(page);
  const lines = findings.map(({ rule, impact, targets }) => ({ impact, line: `${impact}: ${rule} ${targets.join()}` }));
  for (const { impact, line } of lines) if (!SERIOUS.has(impact)) process.stdout.write(`  ${line}\n`);
  const isWide = await isTooWide(page);
  await close();
  return [
    ...complaints,
    ...lines.flatMap(({ impact, line }) => (SERIOUS.has(impact) ? [line] : [])),
    ...(isWide ? ['wider than its window'] : []),
  ];
}
