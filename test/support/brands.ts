import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_LOGO_BYTES } from '../../src/pages/brands/read-logo';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 48" width="96" height="48">';
const DRAWN = `${SVG}<style>rect{fill:#0a5c36}</style><rect width="96" height="48" rx="8"/></svg>`;

/** Logo of the largest size: a green rectangle. */
export const LOGO = `${DRAWN}<!--${'.'.repeat(MAX_LOGO_BYTES - DRAWN.length - '<!---->'.length)}-->`;

/** Brand of the client application `shop`. */
export const SHOP = { name: 'Green & Söhne', color: '#0a5c36', darkColor: '#7bd6a0', logo: 'shop.svg' } as const;

/** Brand of the client application `default`, whose colour on dark pages is computed. */
export const OWN = { name: 'Plum', color: '#6a1b9a', logo: 'own.svg' } as const;

/** Writes the brands of two client applications, and returns the file that BRANDS_FILE is to name. */
export function writeBrands(brands: object = { shop: SHOP, default: OWN }): string {
  const folder = mkdtempSync(join(tmpdir(), 'regain-brands-'));
  writeFileSync(join(folder, SHOP.logo), LOGO);
  writeFileSync(join(folder, OWN.logo), DRAWN.replace('#0a5c36', '#6a1b9a'));
  const file = join(folder, 'brands.json');
  writeFileSync(file, JSON.stringify(brands));
  return file;
}
