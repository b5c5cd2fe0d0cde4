import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { HEIGHT, sketch, WIDTH } from './sketch';

const FONTS = ['one', 'two', 'three'];

describe('a sketch', () => {
  const random = new SeededRandom();
  const many = (word: string) => Array.from({ length: 500 }, () => sketch(random, word, FONTS));

  it('shows the characters of its word in their order', () => {
    const { glyphs } = sketch(random, 'AEHJK', FONTS);
    expect(glyphs.map(({ character }) => character).join('')).toBe('AEHJK');
    expect(glyphs.map(({ x }) => x)).toEqual(glyphs.map(({ x }) => x).sort((a, b) => a - b));
  });

  it.each(['AEHJ', 'AEHJK'])('keeps each character of %s inside of the picture', (word) => {
    for (const { x, y, size } of many(word).flatMap(({ glyphs }) => glyphs)) {
      expect(Math.min(x, WIDTH - x)).toBeGreaterThan(0.4 * size);
      expect(Math.min(y, HEIGHT - y)).toBeGreaterThan(0.5 * size);
    }
  });

  it.each(['AEHJ', 'AEHJK'])('keeps the characters of %s apart', (word) => {
    for (const { glyphs } of many(word)) {
      glyphs.slice(1).forEach((glyph, index) => {
        const { x, size } = glyphs[index] ?? glyph;
        expect(glyph.x - x).toBeGreaterThan(0.42 * (glyph.size + size));
      });
    }
  });

  it.each(['font', 'size', 'turn', 'slant', 'y', 'look'] as const)(
    'gives the same character another %s each time',
    (trait) => {
      const traits = many('AAAAA').map(({ glyphs }) => new Set(glyphs.map((glyph) => glyph[trait])));
      expect(traits.filter(({ size }) => size > 1).length).toBeGreaterThan(450);
    },
  );

  it.each([0, 1, 2, 3, 4])('gives character %d another place each time, up to half a character away', (index) => {
    const places = many('AEHJK').map(({ glyphs }) => glyphs[index]?.x ?? NaN);
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
    const spread = Math.sqrt(places.reduce((sum, place) => sum + (place - mean) ** 2, 0) / places.length);
    expect(spread).toBeGreaterThan(4.5);
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(16);
  });

  it('draws strokes as dark as the characters, of which the number and places vary', () => {
    const drawn = many('AEHJK');
    expect(new Set(drawn.map(({ strokes }) => strokes.length)).size).toBeGreaterThan(3);
    expect(new Set(drawn.flatMap(({ strokes }) => strokes.map(({ points }) => points[1]))).size).toBeGreaterThan(450);
  });

  it('lets its colours run from one hue to another, in both directions', () => {
    const spreads = many('AEHJK').map(({ hues }) => hues.spread);
    expect(Math.min(...spreads.map(Math.abs))).toBeGreaterThanOrEqual(60);
    expect(new Set(spreads.map(Math.sign))).toEqual(new Set([-1, 1]));
  });

  it('marks the ground with smaller signs that are not characters of answers', () => {
    for (const { marks, glyphs } of many('AEHJK')) {
      expect(marks.map(({ character }) => character).join('')).toMatch(/^[^\p{L}\d]+$/u);
      expect(Math.max(...marks.map(({ size }) => size))).toBeLessThan(Math.min(...glyphs.map(({ size }) => size)));
    }
  });

  it('takes all its chances from the random numbers that it is given', () => {
    const draw = (seed: number) => sketch(new SeededRandom(seed), 'AEHJK', FONTS);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
