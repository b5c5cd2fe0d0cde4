import { CreateAccount, SignIn } from '../../src/auth';
import { CreateClient } from '../../src/clients';
import { visit, views } from '../../bench/proofs/browser';
import { resetStrings } from '../../src/pages/reset/reset.strings';
import { ApiHarness } from '../support/api-harness';
import { chromiumPath } from '../support/chromium';
import { describeEachDatabase } from '../support/database-harness';
import { recoveryLink } from '../support/mailed-link';
import { PagesUnderPath } from '../support/pages-under-path';

const NEW_PASSWORD = 'another long password';
const SHOP_PAGE = 'https://shop.example.com/login';
const WITHOUT_PCUSER = { DIALECT_PCUSER_ENABLED: 'false', RETURN_URL: `shop=${SHOP_PAGE}`, THROTTLE: '100000' };

/** Accounts of two client applications with the same name and address. */
class People {
  private count = 0;

  constructor(private readonly api: ApiHarness) {}

  async add(app: string) {
    const username = `${app}-${String(this.count++)}`;
    const account = { username, email: `${username}@example.com`, password: 'the first password' };
    await this.api.app.get(CreateAccount).execute({ app, ...account });
    return account;
  }

  async canSignIn(app: string, login: string): Promise<boolean> {
    const context = { app, ip: '192.0.2.1', disclosure: 'uniform' } as const;
    const command = { context, login, password: NEW_PASSWORD, captcha: 'unsupported' } as const;
    return (await this.api.app.get(SignIn).execute(command)).ok;
  }
}

const valuesOf = (link: string) => Object.fromEntries(new URLSearchParams(link.slice(link.indexOf('#') + 1)));

describeEachDatabase('links by mail without pcuser', (kind) => {
  let api: ApiHarness;
  let people: People;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: WITHOUT_PCUSER });
    people = new People(api);
    await api.app.get(CreateClient).execute({ id: 'shop' });
  });

  afterAll(() => api.close());

  const change = async (link: string, password = NEW_PASSWORD) => {
    const answer = await api.form('/reset/change', { ...valuesOf(link), new_password: password });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    return (answer.json as { outcome: string }).outcome;
  };

  it.each(['default', 'shop'])('POST /reset/change resets a password of %s once', async (app) => {
    const ada = await people.add(app);
    const { text: link } = await recoveryLink(api, app, ada);
    expect((await api.client.post('/user', '')).status).toBe(404);
    expect(await change(link, 'short')).toBe('password-rejected');
    const sent = await Promise.all([change(link), change(link), change(link)]);
    expect(sent.filter((each) => each === 'done')).toHaveLength(1);
    expect(await people.canSignIn(app, ada.username)).toBe(true);
    expect(await change(link)).toBe(app === 'shop' ? 'ticket-wrong' : 'ticket-expired');
  });

  it('POST /reset/change takes no other token, number or account', async () => {
    const [ada, eve] = [await people.add('shop'), await people.add('default')];
    const [{ text: link }, other] = [await recoveryLink(api, 'shop', ada), await recoveryLink(api, 'default', eve)];
    const values = valuesOf(link);
    const wrong = [{ token: 'x' }, { token: other.token }, { uid: valuesOf(other.text)['uid'] }, { timestamp: '1' }];
    for (const each of wrong)
      expect(await change(`#${new URLSearchParams({ ...values, ...each } as Record<string, string>).toString()}`)).toBe(
        'ticket-wrong',
      );
    expect(await change(link)).toBe('done');
  });

  it('POST /reset names the client application of a link that is another than that of the page', async () => {
    const [{ text: shop }, { text: own }] = [
      await recoveryLink(api, 'shop', await people.add('shop')),
      await recoveryLink(api, 'default', await people.add('default')),
    ];
    const look = async (link: string) => (await api.form('/reset', valuesOf(link))).json;
    expect(await look(shop)).toMatchObject({ state: 'done', client: { returnUrl: SHOP_PAGE } });
    expect(await look(own)).not.toHaveProperty('client');
    expect(await look('#token=x&timestamp=1&uid=y')).toEqual({ state: 'ticket-wrong' });
  });

  it('POST /reset/password takes links of every client application, and leads back to its page', async () => {
    const ada = await people.add('shop');
    const { text: link } = await recoveryLink(api, 'shop', ada);
    const { status, text } = await api.form('/reset/password', { link, password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect([status, text]).toEqual([200, expect.stringContaining(`href="${SHOP_PAGE}"`)]);
    expect(await people.canSignIn('shop', ada.username)).toBe(true);
  });
});

const describeInChromium = chromiumPath() === undefined ? describe.skip : describe;
if (chromiumPath() === undefined)
  process.stderr.write('SKIPPED: links without pcuser in Chromium, because Chromium is not installed here\n');

describeInChromium.each(views.slice(0, 1))('links by mail without pcuser in Chromium, under a path', (view) => {
  let pages: PagesUnderPath;
  let people: People;

  beforeAll(async () => {
    pages = await PagesUnderPath.open(WITHOUT_PCUSER);
    people = new People(pages.api);
    await pages.api.app.get(CreateClient).execute({ id: 'shop' });
  });

  afterAll(() => pages.close());

  it.each([
    ['default', true],
    ['shop', true],
    ['default', false],
    ['shop', false],
  ])('reset a password of %s, script: %s', async (app, hasScript) => {
    const { texts, answers } = resetStrings('en', 'regain');
    const ada = await people.add(app);
    const { text: link } = await recoveryLink(pages.api, app, ada);
    const more = { locale: 'en', javaScriptEnabled: hasScript };
    const { page, complaints, close } = await visit(pages.browser, pages.at(link), view, more);
    if (!hasScript) await page.getByLabel(texts.link, { exact: true }).fill(page.url());
    await page.getByRole('textbox', { name: texts.password, exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('textbox', { name: texts.again, exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: texts.submit }).click();
    await page.getByText(answers[0]).waitFor();
    expect(await page.locator('a.button').count()).toBe(app === 'shop' ? 1 : 0);
    if (app === 'shop') expect(await page.locator('a.button').getAttribute('href')).toBe(SHOP_PAGE);
    expect(complaints).toEqual([]);
    expect(await people.canSignIn(app, ada.username)).toBe(true);
    await close();
  });
});
