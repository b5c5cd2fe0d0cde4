import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { StatedError } from '../../../common';
import { type Glyph, HEIGHT, type Sketch, type Stroke, WIDTH } from './sketch';

/** Font files for captchas, all bold: their stems stay wider than the lines across them. */
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

const GROUND = '#fbfbf8';

/**
 * Draws a sketch on a light background: lines, characters over them, cuts through both. Takes about half a millisecond.
 */
export function paint({ ink, lineInk, glyphs, cuts, lines }: Sketch): Canvas {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = GROUND;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  for (const line of lines) paintStroke(context, line, lineInk);
  context.fillStyle = ink;
  for (const glyph of glyphs) paintGlyph(context, glyph);
  for (const cut of cuts) paintStroke(context, cut, GROUND);
  return canvas;
}

function paintGlyph(context: SKRSContext2D, { character, font, x, y, size, turn, slant }: Glyph): void {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.transform(1, 0, slant, 1, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `${String(size)}px ${font}`;
  context.fillText(character, 0, 0);
  context.restore();
}

function paintStroke(context: SKRSContext2D, { points, width }: Stroke, colour: string): void {
  const [startX, startY, ...curve] = points;
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(startX, startY);
  context.bezierCurveTo(...curve);
  context.stroke();
}
