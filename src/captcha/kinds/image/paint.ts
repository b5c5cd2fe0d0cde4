import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { StatedError } from '../../../common';
import { type Colour, type Glyph, HEIGHT, type Sketch, type Stroke, WIDTH } from './sketch';

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

/** Width of the pen of outlined characters, in pixels. */
const PEN = 2.6;
/** Places at which the colours of a picture are computed. */
const STOPS = [0, 0.33, 0.67, 1];
/** From the middle of a character to its foot, as a share of its size. */
const FOOT = 0.36;

/** Draws a sketch on a light background: strokes and marks, characters over them. */
export function paint({ ink, ground, strokes, marks, glyphs }: Sketch): Canvas {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = gradient(context, ground);
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = gradient(context, ink);
  for (const stroke of strokes) paintStroke(context, stroke);
  for (const glyph of [...marks, ...glyphs]) paintGlyph(context, glyph, ink(glyph.x / WIDTH), ground(glyph.x / WIDTH));
  return canvas;
}

function gradient(context: SKRSContext2D, colour: Colour): SKRSContext2D['fillStyle'] {
  const made = context.createLinearGradient(0, 0, WIDTH, 0);
  for (const stop of STOPS) made.addColorStop(stop, colour(stop));
  return made;
}

function paintGlyph(context: SKRSContext2D, glyph: Glyph, ink: string, ground: string): void {
  const { character, font, x, y, size, turn, slant, look, edge } = glyph;
  const foot = FOOT * size;
  const [inside, around] = look === 'inverse' ? [ground, ink] : [ink, ground];
  const outline = (colour: string, width: number): void => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeText(character, 0, foot);
  };
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.transform(1, 0, slant, 1, 0, 0);
  context.textAlign = 'center';
  context.font = `${String(size)}px ${font}`;
  if (edge > 0) outline(around, 2 * edge);
  context.fillStyle = look === 'outlined' ? ground : inside;
  context.fillText(character, 0, foot);
  if (look === 'outlined') outline(ink, PEN);
  context.restore();
}

function paintStroke(context: SKRSContext2D, { points, width }: Stroke): void {
  const [startX, startY, ...curve] = points;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(startX, startY);
  context.bezierCurveTo(...curve);
  context.stroke();
}
