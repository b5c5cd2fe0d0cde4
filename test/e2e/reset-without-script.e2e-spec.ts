import { resetStrings } from '../../src/pages/reset/reset.strings';
import { ApiHarness } from '../support/api-harness';
import { mailedLink } from '../support/mailed-link';
import { elementsOf, readPage } from '../support/visible-text';

const RETURN_URL = 'https://shop.example.com/login';
const NEW_PASSWORD = 'another long password';
const { texts, answers, incomplete, mismatch } = resetStrings('en', 'regain');

describe.each(['sqlite', 'mysql'] as const)('POST /reset/password, %s', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { RETURN_URL, THROTTLE: '100000' } });
  });

  afterAll(() => api.close());

  const change = (link: string, password = NEW_PASSWORD, again = password) =>
    api.form('/reset/password', { link, password, again });
  const linkIn = (text: string) =>
    elementsOf(readPage(text), ({ attributes }) => attributes['id'] === 'link')[0]?.attributes['value'];

  it('changes the password once, and leads back', async () => {
    const ada = await api.newAccount();
    const { text: link } = await mailedLink(api, ada);
    const { status, headers, text } = await change(link);
    expect([status, headers['cache-control'], headers['referrer-policy']]).toEqual([200, 'no-store', 'no-referrer']);
    expect(text).toContain(answers[0]);
    expect(text).toContain(`<a class="button" href="${RETURN_URL}">${texts.back}</a>`);
    expect(linkIn(text)).toBeUndefined();
    expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
    const again = await change(link, 'yet another password');
    expect([again.status, linkIn(again.text)]).toEqual([422, '']);
    expect(again.text).toContain(answers[15008]);
    expect(await api.canSignIn(ada.username, NEW_PASSWORD)).toBe(true);
  });

  it('is used once by forms that are sent at the same time', async () => {
    const { text: link } = await mailedLink(api, await api.newAccount());
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, index) => change(link, `${NEW_PASSWORD} ${String(index)}`)),
    );
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('keeps the link after passwords that differ or cannot be used', async () => {
    const { text: link } = await mailedLink(api, await api.newAccount());
    const differs = await change(link, NEW_PASSWORD, `${NEW_PASSWORD}!`);
    expect([differs.status, linkIn(differs.text)]).toEqual([422, link]);
    expect(differs.text).toContain(`<p role="alert" class="bad">${mismatch}</p>`);
    for (const weak of ['short', 'password123']) {
      const refused = await change(link, weak);
      expect([refused.status, linkIn(refused.text)]).toEqual([422, link]);
      expect(refused.text).toContain(answers[15005]);
    }
    expect((await change(link)).status).toBe(200);
  });

  it('tells an incomplete, a wrong and an expired link', async () => {
    const { text: link, token } = await mailedLink(api, await api.newAccount());
    for (const [given, told] of [
      ['https://id.example.com/reset', incomplete],
      ['', incomplete],
      [link.replace(token, token.toLowerCase()), answers[15007]],
    ] as const) {
      const { status, text } = await change(given);
      expect([status, linkIn(text), text.includes(told)]).toEqual([422, '', true]);
    }
    api.advance(601);
    expect((await change(link)).text).toContain(answers[15008]);
  });

  it('is in the language of the browser, and shows markup in a link as text', async () => {
    const zh = resetStrings('zh-CN', 'regain');
    const fields = { link: '"><script>alert(1)</script>#token=a&timestamp=1&uid=7', password: 'a', again: 'b' };
    const { text } = await api.form('/reset/password', fields, { 'accept-language': 'zh-CN' });
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain(zh.mismatch);
    expect(text).not.toContain('<script');
    expect(linkIn(text)).toBe(fields.link);
  });

  it('leaves a link good that programs open, and logs nothing of it', async () => {
    const ada = await api.newAccount();
    const { text: link, token } = await mailedLink(api, ada);
    const { hash } = new URL(link);
    for (const method of ['GET', 'HEAD']) {
      expect((await api.client.send(method, '/reset')).status).toBe(200);
      expect((await api.client.send(method, '/reset/password')).status).toBe(405);
    }
    const { text, headers } = await api.client.get('/reset');
    expect([text.includes(token), headers['content-security-policy']]).toEqual([
      false,
      expect.stringContaining("form-action 'self'"),
    ]);
    expect((await change(hash)).status).toBe(200);
    expect(JSON.stringify(api.log)).not.toContain(token);
  });
});
