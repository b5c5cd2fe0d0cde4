import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configIssues, load } from '../../../test/support/config-issues';

const folder = mkdtempSync(join(tmpdir(), 'regain-brands-'));
const file = join(folder, 'brands.json');

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const SVG = '<?xml version="1.0"?>\n<!-- mark -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

function write(document: unknown): void {
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
}

/** Rules that a start with the document reports. */
function issuesOf(document: unknown): readonly string[] {
  write(document);
  return configIssues({ BRANDS_FILE: file });
}

describe('BRANDS_FILE', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives client applications their names, colours and logos', () => {
    writeFileSync(join(folder, 'shop.png'), PNG);
    write({
      shop: { name: 'Shop & Söhne', color: '#0A5C36', logo: 'shop.png' },
      club: { darkColor: '#7bd6a0', color: '#0a5c36' },
    });
    const { brands } = load({ BRANDS_FILE: file }).pages;
    expect(brands.get('shop')).toMatchObject({
      name: 'Shop & Söhne',
      accents: { light: { accent: '#0a5c36', onAccent: '#ffffff' } },
      logo: { mediaType: 'image/png', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string, content: PNG },
    });
    expect(brands.get('club')).toMatchObject({ accents: { dark: { accent: '#7bd6a0', onAccent: '#000000' } } });
  });

  it.each([
    ['PNG', PNG, 'image/png'],
    ['WebP', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', 'image/webp'],
    ['SVG', SVG, 'image/svg+xml'],
    ['SVG with a byte order mark', `\ufeff${SVG}`, 'image/svg+xml'],
  ])('knows a logo by its content, whatever its name: %s', (_kind, content, mediaType) => {
    writeFileSync(join(folder, 'logo'), content);
    write({ shop: { logo: 'logo' } });
    expect(load({ BRANDS_FILE: file }).pages.brands.get('shop')?.logo).toMatchObject({ mediaType });
  });

  it('is not needed', () => {
    expect(load().pages.brands.size).toBe(0);
  });

  it('lists every mistake with its place', () => {
    writeFileSync(join(folder, 'page.svg'), '<html><svg/></html>');
    writeFileSync(join(folder, 'large.png'), Buffer.concat([PNG, Buffer.alloc(8_192)]));
    expect(
      issuesOf({
        'a b': {},
        shop: { colour: '#0a5c36', name: '', color: 'green', logo: 5 },
        club: { color: '#ffd400', darkColor: '#0a5c36', logo: 'none.png' },
        dark: { darkColor: '#7bd6a0', logo: 'page.svg' },
        large: { logo: 'large.png' },
        list: [],
      }),
    ).toEqual([
      'BRANDS_FILE /a b: is no id of a client application',
      'BRANDS_FILE /shop: has an unknown name "colour": did you mean color?',
      'BRANDS_FILE /shop/name: must be one line of at most 40 characters',
      'BRANDS_FILE /shop/color: must be a colour such as #0b5cad',
      'BRANDS_FILE /shop/logo: must be the path of a picture',
      'BRANDS_FILE /club/color: has a contrast of 1.3 on light pages, and text needs 4.5: #856e00 has it',
      expect.stringMatching(/^BRANDS_FILE \/club\/darkColor: has a contrast of .* on dark pages/),
      'BRANDS_FILE /club/logo: cannot be read (ENOENT)',
      'BRANDS_FILE /dark/darkColor: needs color beside it',
      'BRANDS_FILE /dark/logo: is no PNG, WebP or SVG picture',
      'BRANDS_FILE /large/logo: is larger than 8192 bytes',
      'BRANDS_FILE /list: must be an object with name, color, darkColor, logo',
    ]);
  });

  it.each([
    ['no JSON', '{', 'names a file that is no JSON object of brands by the ids of client applications'],
    ['a list', [], 'names a file that is no JSON object of brands by the ids of client applications'],
  ])('refuses %s', (_what, document, rule) => {
    expect(issuesOf(document)).toEqual([`BRANDS_FILE ${rule}`]);
  });

  it('refuses a file that is not there', () => {
    expect(configIssues({ BRANDS_FILE: join(folder, 'none.json') })).toEqual([
      'BRANDS_FILE names a file that cannot be read (ENOENT)',
    ]);
  });
});
