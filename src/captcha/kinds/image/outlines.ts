import { createCanvas, GlobalFonts, Path2D, SvgExportFlag } from '@napi-rs/canvas';
import { StatedError } from '../../../common';

/** Font files for captchas, all bold: their stems have room for an outline. */
const FONT_FILES = [
  'DejaVuSans-Bold',
  'DejaVuSans-BoldOblique',
  'DejaVuSansCondensed-Bold',
  'DejaVuSansMono-Bold',
  'DejaVuSerif-Bold',
] as const;

/**
 * Names of the font families in which characters are drawn, loaded once per process from the package that contains
 * them.
 */
export function loadFonts(): readonly string[] {
  return FONT_FILES.map((file) => {
    const family = `captcha-${file}`;
    if (!GlobalFonts.has(family)) loadFont(file, family);
    return family;
  });
}

function loadFont(file: string, family: string): void {
  const path = require.resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`);
  if (GlobalFonts.registerFromPath(path, family) === null) throw new StatedError(`cannot load the font ${file}`);
}

/** Size in pixels at which outlines are taken from a font, and side of the picture in which they lie. */
const SIZE = 100;
/** From the middle of a character to its foot, as a share of its size. */
const FOOT = 0.36;

/**
 * Outlines of characters, each taken from its font once: to lay out and shape a text costs several times as much as to fill
 * its outline. The fonts have to be loaded.
 */
export class Outlines {
  private readonly known = new Map<string, Path2D>();

  /** Outline of a character of size 1, whose middle is the origin. */
  of(character: string, font: string): Path2D {
    const key = `${character} ${font}`;
    let outline = this.known.get(key);
    if (!outline) this.known.set(key, (outline = outlineOf(character, font)));
    return outline;
  }
}

/** The library gives away outlines in one form alone, as the paths of an SVG. */
function outlineOf(character: string, font: string): Path2D {
  const canvas = createCanvas(SIZE, SIZE, SvgExportFlag.ConvertTextToPaths);
  const context = canvas.getContext('2d');
  context.textAlign = 'center';
  context.font = `${String(SIZE)}px ${font}`;
  context.fillText(character, SIZE / 2, SIZE / 2 + FOOT * SIZE);
  const path = / d="([^"]+)"/.exec(canvas.getContent().toString())?.[1];
  if (path === undefined) throw new StatedError(`the font ${font} has no outline of ${character}`);
  const outline = new Path2D();
  outline.addPath(new Path2D(path), { a: 1 / SIZE, b: 0, c: 0, d: 1 / SIZE, e: -0.5, f: -0.5 });
  return outline;
}
