import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { loadFonts } from './outlines';
import { Painter } from './paint';
import { HEIGHT, type Look, type Sketch, sketch, WIDTH } from './sketch';

const INK = 0;
const GROUND = 255;
/** One stroke that fills the whole picture with ink. */
const FLOOD: Sketch['strokes'] = [
  { points: [0, HEIGHT / 2, 50, HEIGHT / 2, 150, HEIGHT / 2, WIDTH, HEIGHT / 2], width: 2 * HEIGHT },
];

describe('a painted captcha', () => {
  const random = new SeededRandom();
  const fonts = loadFonts();
  const painter = new Painter();
  const pixelsOf = (given: Sketch): readonly number[] => Array.from(painter.paint(given));
  const sketched = (): Sketch => sketch(random, 'AEHKN', fonts);
  const looking = (given: Sketch, look: Look): Sketch => ({
    ...given,
    glyphs: given.glyphs.map((glyph) => ({ ...glyph, look, edge: 3 })),
  });

  it.each(['filled', 'outlined', 'inverse'] as const)('hides no part of a %s character', (look) => {
    for (let drawn = 0; drawn < 20; drawn++) {
      const given = looking(sketched(), look);
      const all = pixelsOf(given);
      const alone = pixelsOf({ ...given, strokes: [], marks: [] }).flatMap((pixel, index) =>
        pixel === INK ? [index] : [],
      );
      expect(alone.length).toBeGreaterThan(700);
      expect(alone.filter((index) => all[index] !== INK)).toEqual([]);
    }
  });

  it.each(['filled', 'outlined'] as const)('keeps %s characters apart from what lies behind them', (look) => {
    const given = looking(sketched(), look);
    expect(pixelsOf({ ...given, marks: [], strokes: FLOOD, glyphs: [] })).not.toContain(GROUND);
    const rims = pixelsOf({ ...given, marks: [], strokes: FLOOD }).filter((pixel) => pixel === GROUND);
    expect(rims.length).toBeGreaterThan(500); // a hundred pixels for each character
  });

  it('paints inverse characters in the colour of the background', () => {
    const given = looking(sketched(), 'inverse');
    const characters = pixelsOf({ ...given, marks: [], strokes: FLOOD }).filter((pixel) => pixel === GROUND);
    expect(characters.length).toBeGreaterThan(500);
  });
});
