import { gzipSync } from 'node:zlib';
import { CreateAccount } from '../../src/auth';
import { CreateClient } from '../../src/clients';
import { accentStyle, SITE_ACCENTS } from '../../src/pages/layout';
import { ApiHarness } from '../support/api-harness';
import { LOGO, OWN, SHOP, writeBrands } from '../support/brands';
import { recoveryLink } from '../support/mailed-link';

const ADDRESS = /<img class="logo" src="([^"]+)" alt=""/;

describe('brands of client applications', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { BRANDS_FILE: writeBrands() } });
    await api.app.get(CreateClient).execute({ id: 'shop' });
    await api.app.get(CreateClient).execute({ id: 'club' });
  });

  afterAll(() => api.close());

  const open = async (path: string) => (await api.client.get(path, { 'accept-language': 'en' })).text;
  const logoOf = (text: string) => ADDRESS.exec(text.replace(/\s+/g, ' '))?.[1];

  it('GET /recover shows name, colours and logo of its client application, and of no other', async () => {
    const [shop, own, club] = [
      await open('/recover?client=shop'),
      await open('/recover'),
      await open('/recover?client=club'),
    ];
    expect(shop).toContain('<p class="soft service">Green &amp; Söhne</p>');
    expect(shop).toContain(`--accent: ${SHOP.color}`);
    expect(shop).toContain(`--accent: ${SHOP.darkColor}`);
    expect(own).toContain(`--accent: ${OWN.color}`);
    expect(own).not.toContain(SHOP.color);
    expect(club).toContain('<p class="soft service">regain</p>');
    expect([SHOP.color, OWN.color].filter((colour) => club.includes(colour))).toEqual([]);
    const logos = [shop, own, club].map(logoOf);
    expect(logos[2]).toBeUndefined();
    expect(new Set(logos).size).toBe(3);
  });

  it('GET /recover keeps its policy strict: one style sheet by its hash, pictures of its own origin', async () => {
    const { headers } = await api.client.get('/recover?client=shop');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
  });

  it('GET /brand/logo/:digest serves a logo that runs nothing and may be kept', async () => {
    const address = logoOf(await open('/recover?client=shop')) ?? '';
    expect(address).toMatch(/^\/brand\/logo\/[0-9a-f]{64}$/);
    const { status, headers, text } = await api.client.get(address);
    expect([status, text]).toEqual([200, LOGO]);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';.* sandbox$/);
    for (const other of ['0'.repeat(64), 'shop', '..%2fbrands.json'])
      expect((await api.client.get(`/brand/logo/${other}`)).status).toBe(404);
  });

  it('POST /reset tells the look of the client application of a link, that of the site where it has no brand', async () => {
    const look = async (app: string) => {
      const email = `${app}@example.com`;
      await api.app.get(CreateAccount).execute({ app, username: `ada-${app}`, email, password: 'the first password' });
      const { text: link } = await recoveryLink(api, app, { email });
      const values = Object.fromEntries(new URLSearchParams(link.slice(link.indexOf('#') + 1)));
      return ((await api.form('/reset', values)).json as { client: object }).client;
    };
    expect(await look('shop')).toMatchObject({
      service: SHOP.name,
      logo: expect.stringMatching(/^brand\/logo\/[0-9a-f]{64}$/) as string,
      style: expect.stringContaining(SHOP.color) as string,
    });
    expect(await look('club')).toEqual({ service: 'regain', style: accentStyle(SITE_ACCENTS) });
  });

  it('POST /reset/password answers with the look of the page', async () => {
    const { text } = await api.form('/reset/password', { link: 'x', password: 'a', again: 'a' });
    expect(text).toContain(`--accent: ${OWN.color}`);
    expect(logoOf(text)).toBeDefined();
  });

  it('leave all pages of a recovery less than 30 kB, with the largest logo', async () => {
    const pages = await Promise.all(['/recover?client=shop', '/reset'].map(open));
    const [page = 0] = pages.map((text) => gzipSync(text).length);
    const steps = ['identify', 'code', 'password', 'done'].length;
    expect(page * steps + LOGO.length).toBeLessThan(30_000);
  });
});

describe('a brand without its client application', () => {
  it('is warned of at the start, in the log', async () => {
    const api = await ApiHarness.open('sqlite', { env: { BRANDS_FILE: writeBrands() } });
    await api.close();
    const warnings = api.log.lines.map(({ msg }) => String(msg)).filter((msg) => msg.startsWith('BRANDS_FILE'));
    expect(warnings).toEqual(['BRANDS_FILE has a brand for "shop", and there is no such client application']);
  });
});
