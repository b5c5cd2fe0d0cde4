import type { Browser, Page } from 'playwright-core';
import { signature } from '../reply-cases/member/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { openBrowser } from '../support/chromium';
import { describeWith } from '../support/real-client';

/** Functions of the page's own scripts. */
const SCRIPT = `
const asText = async (request) => (await request).text();
const post = (path, body, headers = {}) => asText(fetch(path, { method: 'POST', body, headers }));
const xhr = (path, body, headers = {}) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('POST', path);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.onload = () => resolve(request.responseText);
  request.onerror = reject;
  request.send(body);
});
const formData = (fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const gpsXml = (phone) => new DOMParser().parseFromString(
  '<?xml version="1.0"?><SendSMSModel xmlns="http://schemas.datacontract.org/2004/07/NewGPS2012.AppApi.Models.ParModel">' +
  '<Phone>' + phone + '</Phone><VildateSence>2</VildateSence></SendSMSModel>', 'application/xml');
`;

const SYSTEMS = '/Systems/sendVerificationCode';
const PCUSER = '/pcuser-tologin';
const SMSSEND = '/api/Smssend/doSend';
const GPS = '/api/User/SendSMSCode';

const systems = 'JSON.stringify({ username: who.username, mobile_phone: who.phone })';
const pcuser = `new URLSearchParams({ action: 'get_verification_code', phone: who.phone, type: 10004 })`;
const smssend = `{ mobile: who.phone, uuid: '', username: who.username, type: 2, internationalCode: '+86' }`;

/** Expressions of a page whose value is the answer's text. */
const ANSWERED: readonly (readonly [how: string, expression: string, answer: string])[] = [
  ['fetch of JSON without a type', `post('${SYSTEMS}', ${systems})`, '"msg":2006'],
  ['fetch of URLSearchParams', `post('${PCUSER}', ${pcuser})`, '"status":0'],
  ['fetch of FormData', `post('${SMSSEND}', formData(${smssend}))`, '"code":0'],
  [
    'fetch of FormData with a file',
    `post('${SMSSEND}', formData({ ...${smssend}, picture: new File(['\\0\\xff'], 'p.png', { type: 'image/png' }) }))`,
    '"code":0',
  ],
  [
    'XMLHttpRequest as $.post sends a nested object',
    `xhr('${PCUSER}', ${pcuser} + '&device%5Bos%5D=ios&device%5Btags%5D%5B%5D=a', {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Requested-With': 'XMLHttpRequest',
      Accept: 'application/json, text/javascript, */*; q=0.01',
    })`,
    '"status":0',
  ],
  ['XMLHttpRequest of text', `xhr('${SYSTEMS}', ${systems})`, '"msg":2006'],
  ['XMLHttpRequest of a document', `xhr('${GPS}', gpsXml(who.phone))`, '"State":0'],
  [
    'fetch of a signed JSON',
    `post('/api/member/login', JSON.stringify({ ...who.signed, username: who.username, password: who.password }), {
      'content-type': 'application/json',
    })`,
    '"code":1,',
  ],
];

/** Arguments of navigator.sendBeacon, whose answer no page sees. */
const BEACONS: readonly (readonly [what: string, call: string])[] = [
  ['text', `'${SYSTEMS}', ${systems}`],
  ['a Blob of JSON', `'${SYSTEMS}', new Blob([${systems}], { type: 'application/json' })`],
  ['a Blob without a type', `'${SYSTEMS}', new Blob([${systems}])`],
  ['URLSearchParams', `'${PCUSER}', ${pcuser}`],
  ['FormData', `'${SMSSEND}', formData(${smssend})`],
];

/** Page of the service's own origin that a browser shows; the service itself has none without a policy for scripts. */
async function openPage(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  const address = `${origin}/client.html`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: `<script>${SCRIPT}</script>` }));
  await page.goto(address);
  return page;
}

describeWith(['chromium'], 'scripts of a page in Chromium', () => {
  let api: ApiHarness;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite');
    browser = await openBrowser();
    page = await openPage(browser, api.client.baseUrl);
  });

  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  /** Evaluates an expression that may name `who`, a new account. */
  const evaluate = async (expression: string): Promise<{ value: unknown; account: TestAccount }> => {
    const account = await api.newAccount();
    const who = { ...account, signed: { terminal: 1, ...signature() } };
    return { value: await page.evaluate(`(async (who) => ${expression})(${JSON.stringify(who)})`), account };
  };

  it.each(ANSWERED)('%s', async (_how, expression, answer) => {
    expect((await evaluate(expression)).value).toContain(answer);
  });

  it.each(BEACONS)('sendBeacon of %s', async (_what, call) => {
    const { value, account } = await evaluate(`navigator.sendBeacon(${call})`);
    expect(value).toBe(true);
    expect(await api.code(account.phone)).toMatch(/^\d{6}$/);
  });
});
