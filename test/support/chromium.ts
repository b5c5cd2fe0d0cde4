import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const HELP = 'Debian: apt-get install chromium, or name another one by CHROMIUM';

/** Runs `use` with a headless Chromium: that of `CHROMIUM`, or that in the path. Rejects when there is none. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await openBrowser();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Starts a headless Chromium: that of `CHROMIUM`, or that in the path. Rejects when there is none. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: requireChromium(), headless: true, args: ['--no-sandbox'] });

/** Path of the Chromium that `CHROMIUM` names, or that is in the path. Returns undefined when there is none. */
export const chromiumPath = (): string | undefined => process.env['CHROMIUM'] ?? inPath('chromium');

function requireChromium(): string {
  const path = chromiumPath();
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
