import type { Random } from '../../../common';

/** Size of a captcha picture in pixels. */
export const WIDTH = 200;
export const HEIGHT = 70;

/**
 * Look of a character: `filled` with ink, `outlined` with ink, or `inverse`, the background's colour on a blob of ink. The
 * first two have a rim of the background's colour, which keeps what lies behind them apart.
 */
export type Look = 'filled' | 'outlined' | 'inverse';

/** Placement of one character: its centre and size in pixels, its rotation in radians, its slant as a tangent. */
export interface Glyph {
  readonly character: string;
  readonly font: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn: number;
  readonly slant: number;
  readonly look: Look;
  /** Width of the rim or of the blob around the character, in pixels. */
  readonly edge: number;
}

/** Bézier curve: x and y of its start, two control points and end, and its width, in pixels. */
export interface Stroke {
  readonly points: readonly [number, number, number, number, number, number, number, number];
  readonly width: number;
}

/** Hue of the ink in degrees at the left edge of a picture, and by how much it turns up to the right one. */
export interface Hues {
  readonly start: number;
  readonly spread: number;
}

/**
 * All random properties of one captcha picture. Strokes and marks lie behind the characters, in the same ink: a person sees
 * which are the large characters that nothing covers, a small network has to learn it.
 */
export interface Sketch {
  readonly hues: Hues;
  readonly strokes: readonly Stroke[];
  /** Signs that nobody would type, smaller than the characters. */
  readonly marks: readonly Glyph[];
  readonly glyphs: readonly Glyph[];
}

const MARGIN = 3;
/** Space that a character takes along the line, as a share of its size. */
const SPACE = 0.86;
const MARKS = '?&%#+=*§$<';

/**
 * Lays out a word from left to right, without overlaps: each character with a random look, font, size, rotation, slant,
 * height, and a random share of the space that is left.
 */
export function sketch(random: Random, word: string, fonts: readonly string[]): Sketch {
  const spread = between(random, 60, 160) * (random.integer(2) * 2 - 1);
  return {
    hues: { start: random.integer(360), spread },
    strokes: [...several(random, 1, 2, () => line(random)), ...several(random, 6, 9, () => dash(random))],
    marks: several(random, 2, 4, () => mark(random, fonts)),
    glyphs: characters(random, word, fonts),
  };
}

function characters(random: Random, word: string, fonts: readonly string[]): readonly Glyph[] {
  const sizes = Array.from(word, () => between(random, 30, 42));
  const gaps = shares(random, word.length + 1, WIDTH - 2 * MARGIN - SPACE * total(sizes));
  return Array.from(word, (character, index) => {
    const size = sizes[index] ?? 0;
    const before = SPACE * total(sizes.slice(0, index)) + total(gaps.slice(0, index + 1));
    const room = (HEIGHT - 1.02 * size) / 2;
    const look = LOOKS[random.integer(LOOKS.length)] ?? 'filled';
    return {
      ...turned(random, fonts, 0.45),
      character,
      x: MARGIN + before + (SPACE * size) / 2,
      y: HEIGHT / 2 + between(random, -room, room),
      size,
      look,
      edge: look === 'inverse' ? between(random, 4.5, 6.5) : 3,
    };
  });
}

/** Looks, each as often as it stands here. */
const LOOKS: readonly Look[] = ['filled', 'filled', 'filled', 'outlined', 'outlined', 'inverse', 'inverse'];

function mark(random: Random, fonts: readonly string[]): Glyph {
  return {
    ...turned(random, fonts, Math.PI),
    character: MARKS.charAt(random.integer(MARKS.length)),
    x: between(random, 0, WIDTH),
    y: between(random, 0, HEIGHT),
    size: between(random, 13, 22),
    look: 'filled',
    edge: 0,
  };
}

function turned(random: Random, fonts: readonly string[], turn: number): Pick<Glyph, 'font' | 'turn' | 'slant'> {
  return {
    font: fonts[random.integer(fonts.length)] ?? '',
    turn: between(random, -turn, turn),
    slant: between(random, -0.25, 0.25),
  };
}

/** Random curve from the left edge to the right one. */
function line(random: Random): Stroke {
  const y = () => between(random, 6, HEIGHT - 6);
  return {
    points: [0, y(), WIDTH / 3, y(), (2 * WIDTH) / 3, y(), WIDTH, y()],
    width: between(random, 2.4, 4),
  };
}

/** Random short curve, as long as the stem of a character. */
function dash(random: Random): Stroke {
  const [x, y, angle] = [between(random, 0, WIDTH), between(random, 0, HEIGHT), between(random, 0, 2 * Math.PI)];
  const length = between(random, 10, 30);
  const [dx, dy] = [length * Math.cos(angle), length * Math.sin(angle)];
  const bend = () => between(random, -10, 10);
  const [x1, y1, x2, y2] = [x + dx / 3 + bend(), y + dy / 3 + bend(), x + dx / 1.5 + bend(), y + dy / 1.5 + bend()];
  return { points: [x, y, x1, y1, x2, y2, x + dx, y + dy], width: between(random, 2.4, 6) };
}

/** Parts of `whole`, of random size. */
function shares(random: Random, count: number, whole: number): readonly number[] {
  const weights = Array.from({ length: count }, () => -Math.log(between(random, 0.001, 1)));
  return weights.map((weight) => (whole * weight) / total(weights));
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const several = <Item>(random: Random, low: number, high: number, one: () => Item): readonly Item[] =>
  Array.from({ length: low + random.integer(high - low + 1) }, one);

/** Random number between `low` and `high`, in steps of a thousandth of the range. */
function between(random: Random, low: number, high: number): number {
  return low + ((high - low) * random.integer(1001)) / 1000;
}
