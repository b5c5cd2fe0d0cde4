import type { Browser } from 'playwright-core';
import { ApiHarness } from './api-harness';
import { openBrowser } from './chromium';
import { type PrefixProxy, startPrefixProxy } from './prefix-proxy';

const ORIGIN = 'https://id.example.com';
const BASE_PATH = '/regain';

/** Pages under a path of another host, behind a proxy, with a browser to look at them. */
export class PagesUnderPath {
  private constructor(
    readonly api: ApiHarness,
    readonly front: PrefixProxy,
    readonly browser: Browser,
  ) {}

  static async open(more: NodeJS.ProcessEnv = {}): Promise<PagesUnderPath> {
    const env = { PUBLIC_URL: `${ORIGIN}${BASE_PATH}`, THROTTLE: '100000', ...more };
    const api = await ApiHarness.open('sqlite', { env });
    const front = await startPrefixProxy(api.client.baseUrl, BASE_PATH, 'removes');
    return new PagesUnderPath(api, front, await openBrowser());
  }

  /** Address at the proxy of a path of the service (`/recover`), or of a public link of it. */
  at(pathOrLink: string): string {
    const path = pathOrLink.startsWith(ORIGIN) ? pathOrLink.slice(ORIGIN.length) : `${BASE_PATH}${pathOrLink}`;
    return `http://127.0.0.1:${String(this.front.port)}${path}`;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.front.close();
    await this.api.close();
  }
}
