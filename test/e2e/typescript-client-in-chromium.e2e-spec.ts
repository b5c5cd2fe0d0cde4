import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type View, views, visit } from '../../bench/proofs/browser';
import { ApiHarness } from '../support/api-harness';
import { chromiumPath, openBrowser } from '../support/chromium';
import { buildClient, CLIENT } from '../support/client-package';
import { freePort } from '../support/free-port';

const [light] = views as readonly [View];

const PAGE = `<!doctype html><html lang="en"><title>shop</title><link rel="icon" href="data:,"><script type="importmap">
  { "imports": { "@regain/client": "/dist/esm/index.js", "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs" } }
</script></html>`;

/** Program of the page; it recovers an account with a code that the page asks for. */
const program = (baseUrl: string, username: string): string => `
  (async () => {
    const { createRegainClient, RegainProblem } = await import('@regain/client');
    const regain = createRegainClient({ baseUrl: '${baseUrl}', clientId: 'default' });
    const { id } = await regain.createChallenge({ purpose: 'recover', channel: 'sms', username: '${username}' });
    const refused = await regain.verifyChallenge({ id, code: '000000' }).catch((error) => error);
    const { ticket } = await regain.verifyChallenge({ id, code: await window.codeOf() });
    await regain.resetPassword({ ticket, newPassword: 'Regained12345' });
    const { token } = await regain.createSession({ identifier: '${username}', password: 'Regained12345' });
    const account = await regain.getMyAccount({ token });
    await regain.endCurrentSession({ token });
    return [refused instanceof RegainProblem, refused.code, account.username];
  })()`;

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: TypeScript client in Chromium, because Chromium is not installed here\n');

describeInChromium('clients/typescript on a page of another origin', () => {
  let api: ApiHarness;
  let browser: Browser;
  let shop: Server;
  let origin: string;

  beforeAll(async () => {
    await buildClient();
    const port = await freePort();
    origin = `http://127.0.0.1:${String(port)}`;
    shop = createServer(({ url = '/' }, response) => {
      const isScript = /^\/(dist|node_modules\/openapi-fetch)\/[\w/.-]+\.m?js$/.test(url) && !url.includes('..');
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? readFileSync(join(CLIENT, url)) : PAGE);
    }).listen(port, '127.0.0.1');
    await new Promise((resolve) => shop.once('listening', resolve));
    expect((shop.address() as AddressInfo).port).toBe(port);
    api = await ApiHarness.open('sqlite', { env: { CORS_ORIGINS: origin } });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
    shop.closeAllConnections();
    shop.close();
  });

  it('recovers an account, signs in and out', async () => {
    const { username, phone } = await api.newAccount();
    const { page, close } = await visit(browser, origin, light);
    await page.exposeFunction('codeOf', () => api.code(phone));
    const seen = await page.evaluate(program(api.client.baseUrl, username));
    expect(seen).toEqual([true, 'code-wrong', username]);
    expect(await api.canSignIn(username, 'Regained12345')).toBe(true);
    await close();
  });
});
