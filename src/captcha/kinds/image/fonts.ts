import { GlobalFonts } from '@napi-rs/canvas';

/** Bold ones: their stems stay wider than the lines across them. */
const FILES = [
  'DejaVuSans-Bold',
  'DejaVuSans-BoldOblique',
  'DejaVuSansCondensed-Bold',
  'DejaVuSansMono-Bold',
  'DejaVuSerif-Bold',
] as const;

/** The font families that glyphs are drawn in, loaded once per process from the package that ships them. */
export function loadFonts(): readonly string[] {
  return FILES.map((file) => {
    const family = `captcha-${file}`;
    if (!GlobalFonts.has(family)) load(file, family);
    return family;
  });
}

function load(file: string, family: string): void {
  const path = require.resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`);
  if (GlobalFonts.registerFromPath(path, family) === null) throw new Error(`cannot load the font ${file}`);
}
