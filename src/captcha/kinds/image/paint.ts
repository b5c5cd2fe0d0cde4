import { createCanvas } from '@napi-rs/canvas';
import { Outlines } from './outlines';
import { type Glyph, HEIGHT, type Sketch, type Stroke, WIDTH } from './sketch';

/** Width of the pen of outlined characters, in pixels. */
const PEN = 2.6;
const INK = '#000';
const GROUND = '#fff';
const BYTES_PER_PIXEL = 4;

/** Paints sketches, on one canvas and with outlines that are kept from picture to picture. */
export class Painter {
  private readonly outlines = new Outlines();
  private readonly canvas = createCanvas(WIDTH, HEIGHT);
  private readonly context = this.canvas.getContext('2d');

  /**
   * Paints strokes and marks, and characters over them. Returns the lightness of each pixel, row by row: 0 is ink, 255 the
   * background, between them what a smooth edge covers in part. Colours are none of its business.
   */
  paint({ strokes, marks, glyphs }: Sketch): Uint8Array {
    const { context } = this;
    context.resetTransform();
    context.fillStyle = GROUND;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = INK;
    for (const stroke of strokes) this.paintStroke(stroke);
    for (const glyph of marks) this.paintGlyph(glyph);
    for (const glyph of glyphs) this.paintGlyph(glyph);
    return lightness(this.canvas.data());
  }

  private paintGlyph({ character, font, x, y, size, turn, slant, look, edge }: Glyph): void {
    const { context } = this;
    const outline = this.outlines.of(character, font);
    const [inside, around] = look === 'inverse' ? [GROUND, INK] : [INK, GROUND];
    const trace = (colour: string, width: number): void => {
      context.strokeStyle = colour;
      context.lineWidth = width / size;
      context.stroke(outline);
    };
    const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size];
    context.setTransform(cos, sin, slant * cos - sin, slant * sin + cos, x, y);
    if (edge > 0) trace(around, 2 * edge);
    context.fillStyle = look === 'outlined' ? GROUND : inside;
    context.fill(outline);
    if (look === 'outlined') trace(INK, PEN);
  }

  private paintStroke({ points, width }: Stroke): void {
    const { context } = this;
    const [startX, startY, ...curve] = points;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(startX, startY);
    context.bezierCurveTo(...curve);
    context.stroke();
  }
}

/** One channel of grey pixels, which have three equal ones. */
function lightness(pixels: Buffer): Uint8Array {
  const light = new Uint8Array(WIDTH * HEIGHT);
  for (let index = 0; index < light.length; index++) light[index] = pixels[index * BYTES_PER_PIXEL] ?? 0;
  return light;
}
