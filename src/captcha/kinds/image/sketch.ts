import type { Random } from '../../../common';

/** Size of a captcha picture in pixels. */
export const WIDTH = 200;
export const HEIGHT = 70;

/** Placement of one character: its centre and size in pixels, its rotation in radians, its slant as a tangent. */
export interface Glyph {
  readonly character: string;
  readonly font: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn: number;
  readonly slant: number;
}

/** Bézier curve: x and y of its start, two control points and end, and its width, in pixels. */
export interface Stroke {
  readonly points: readonly [number, number, number, number, number, number, number, number];
  readonly width: number;
}

/**
 * All random properties of one captcha picture. Lines lie behind the characters, in another hue of much the same darkness:
 * a person tells the two apart, an engine that reads grey does not. Cuts show the background through both.
 */
export interface Sketch {
  readonly ink: string;
  readonly lineInk: string;
  readonly glyphs: readonly Glyph[];
  readonly cuts: readonly Stroke[];
  readonly lines: readonly Stroke[];
}

const LINES = 2;
const CUTS = 1;
const CUT_WIDTH = 1.6;
/** Margin beside the first and the last character, in pixels. */
const MARGIN = 16;

/**
 * Lays out a word from left to right: each character with a random font, size, rotation and slant, lines across all.
 */
export function sketch(random: Random, word: string, fonts: readonly string[]): Sketch {
  const step = (WIDTH - 2 * MARGIN) / word.length;
  const hue = random.integer(360);
  return {
    ink: colour(hue),
    lineInk: colour(hue + 180 + between(random, -50, 50)),
    glyphs: Array.from(word, (character, index) => ({
      character,
      font: fonts[random.integer(fonts.length)] ?? '',
      x: MARGIN + step * (index + 0.5) + between(random, -2, 2),
      y: HEIGHT / 2 + between(random, -9, 9),
      size: between(random, 38, 44),
      turn: between(random, -0.5, 0.5),
      slant: between(random, -0.3, 0.3),
    })),
    cuts: Array.from({ length: CUTS }, () => stroke(random, CUT_WIDTH)),
    lines: Array.from({ length: LINES }, () => stroke(random, between(random, 3, 3.8))),
  };
}

const colour = (hue: number): string => `hsl(${String(Math.round(hue) % 360)}, 60%, 28%)`;

/** Random curve from the left edge to the right one, near the middle, where the characters are. */
function stroke(random: Random, width: number): Stroke {
  const y = () => between(random, 12, HEIGHT - 12);
  const [left, right] = [between(random, 0, 24), between(random, WIDTH - 24, WIDTH)];
  return { points: [left, y(), WIDTH / 3, y(), (2 * WIDTH) / 3, y(), right, y()], width };
}

/** Random number between `low` and `high`, in steps of a thousandth of the range. */
function between(random: Random, low: number, high: number): number {
  return low + ((high - low) * random.integer(1001)) / 1000;
}
