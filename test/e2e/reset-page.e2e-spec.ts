import { LOCALES } from '../../src/common';
import { resetStrings } from '../../src/pages/reset/reset.strings';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import type { TestAccount } from '../support/accounts';
import { elementsOf, readPage, textOf, wordsOf } from '../support/visible-text';

const RETURN_URL = 'https://shop.example.com/login?from=reset&x=1';
const NEW_PASSWORD = 'another long password';

describe.each(['documented', 'uniform'])('the reset page, %s', (disclosure) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', {
      env: { RETURN_URL: `other=https://other.example.com/,${RETURN_URL}`, DIALECT_PCUSER_DISCLOSURE: disclosure },
    });
  });

  afterAll(() => api.close());

  type Link = Awaited<ReturnType<ApiHarness['link']>>;
  const linkFor = async ({ email }: TestAccount, language?: string): Promise<Link> => {
    const { headers } = await api.client.get('/pcuser-captcha');
    const cookie = String(headers['set-cookie']).replace(/;.*/, '');
    const send = { action: 'find_password_send_email', email, code: CAPTCHA };
    await api.form('/pcuser-find-password', send, { cookie, ...(language && { 'accept-language': language }) });
    return api.link(email);
  };
  const look = async ({ token, timestamp, uid }: Link) => {
    const answer = await api.form('/reset', { token, timestamp, uid });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    return answer.json as { state: string; locale?: string; strings?: unknown };
  };
  const reset = async ({ token, timestamp, uid }: Link) => {
    const fields = { action: 'find_email_password', token, timestamp, uid, new_password: NEW_PASSWORD };
    return ((await api.form('/user', fields)).json as { status: number }).status;
  };
  const outdated = disclosure === 'uniform' ? { state: 'ticket-wrong' } : { state: 'ticket-expired', locale: 'de' };

  it.each(LOCALES.map((locale) => [locale, locale === 'zh-TW' ? 'zh-Hant-HK' : locale]))(
    'GET is in %s for a browser that prefers %s',
    async (locale, language) => {
      const { text, headers } = await api.client.get('/reset', { 'accept-language': `${language},xx;q=0.1` });
      const { texts } = resetStrings(locale, 'regain');
      expect(text).toContain(`<html lang="${locale}">`);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        vary: 'Accept-Language',
      });
      const page = readPage(text);
      const shown = wordsOf(textOf(page)).join(' ');
      for (const each of Object.values(texts)) expect(shown).toContain(each);
      const inputs = elementsOf(page, ({ name, attributes }) => name === 'input' && attributes['id'] !== undefined);
      const labels = elementsOf(page, ({ name }) => name === 'label').map(({ attributes }) => attributes['for']);
      expect(labels).toEqual([...inputs.map(({ attributes }) => attributes['id']), undefined]);
    },
  );

  it('GET is English for other languages', async () => {
    for (const headers of [{}, { 'accept-language': 'pt-BR' }])
      expect((await api.client.get('/reset', headers)).text).toContain('<html lang="en">');
  });

  it('GET names the service and links its page, whatever the request says', async () => {
    const { text } = await api.client.get(
      '/reset?return_url=https://evil.example&RETURN_URL=https://evil.example&app=other',
    );
    const [link, ...others] = elementsOf(readPage(text), ({ name }) => name === 'a');
    expect([link?.attributes['href'], others]).toEqual([RETURN_URL, []]);
    expect(text).toContain('<title>Choose a new password · regain</title>');
    expect(text).not.toContain('evil');
  });

  it('POST tells that a link is good, in the language of its mail, and uses nothing up', async () => {
    const ada = await api.newAccount();
    const link = await linkFor(ada, 'de');
    for (let times = 0; times < 12; times++)
      expect(await look(link)).toEqual({ state: 'done', locale: 'de', strings: resetStrings('de', 'regain') });
    for (const method of ['GET', 'HEAD']) expect((await api.client.send(method, '/reset')).status).toBe(200);
    expect(await reset(link)).toBe(0);
  });

  it('POST speaks the language of the account where the mail was asked for without one', async () => {
    const ada = await api.newAccount();
    expect(await look(await linkFor(ada))).toMatchObject({ state: 'done', locale: 'zh-CN' });
  });

  it('POST tells that a link was used or has expired, as the form would', async () => {
    const ada = await api.newAccount();
    const used = await linkFor(ada, 'de');
    expect(await reset(used)).toBe(0);
    expect(await look(used)).toMatchObject(outdated);
    expect(await reset(used)).toBe(disclosure === 'uniform' ? 15007 : 15008);
    const old = await linkFor(await api.newAccount(), 'de');
    api.advance(601);
    expect(await look(old)).toMatchObject(outdated);
  });

  it('POST tells nothing but that about any other token', async () => {
    const [ada, eve] = [await api.newAccount(), await api.newAccount()];
    const link = await linkFor(ada, 'de');
    const wrong: Partial<Link>[] = [
      { token: link.token.toLowerCase() },
      { token: '' },
      { uid: eve.id },
      { uid: '' },
      { timestamp: '0' },
      { timestamp: 'x' },
    ];
    for (const change of wrong) expect(await look({ ...link, ...change })).toEqual({ state: 'ticket-wrong' });
    for (const body of ['', '%', '{"token":1}', 'token=a&token=b&uid[]=1', '\u0000'])
      expect((await api.client.post('/reset', body)).json).toEqual({ state: 'ticket-wrong' });
    expect(await look(link)).toMatchObject({ state: 'done' });
  });
});

describe('POST /reset', () => {
  it('is throttled like the form', async () => {
    const api = await ApiHarness.open('sqlite', { env: { THROTTLE: '3' } });
    const ask = async () => (await api.form('/reset', { token: 'x', timestamp: '1', uid: 'y' })).status;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429]);
    await api.close();
  });

  it('has no page to go back to where none is configured', async () => {
    const api = await ApiHarness.open('sqlite');
    expect((await api.client.get('/reset')).text).not.toContain('<a ');
    await api.close();
  });
});
