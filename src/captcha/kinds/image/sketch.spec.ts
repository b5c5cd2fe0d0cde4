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

  it.each(['font', 'size', 'turn', 'slant', 'y'] as const)('gives the same character another %s each time', (trait) => {
    const traits = many('AAAAA').map(({ glyphs }) => new Set(glyphs.map((glyph) => glyph[trait])));
    expect(traits.filter(({ size }) => size > 1).length).toBeGreaterThan(450);
  });

  it('draws its lines in another hue than the characters, and as dark', () => {
    for (const { ink, lineInk } of many('AEHJK')) {
      const [one, other] = [ink, lineInk].map((colour) => /^hsl\((\d+), 60%, 28%\)$/.exec(colour)?.[1]);
      const apart = Math.abs(Number(one) - Number(other));
      expect(Math.min(apart, 360 - apart)).toBeGreaterThanOrEqual(130);
    }
  });

  it('draws its lines across the whole word', () => {
    for (const { points } of many('AEHJK').flatMap(({ lines, cuts }) => [...lines, ...cuts])) {
      expect(points[0]).toBeLessThan(WIDTH / 4);
      expect(points[6]).toBeGreaterThan((3 * WIDTH) / 4);
    }
  });

  it('takes all its chances from the random numbers that it is given', () => {
    const draw = (seed: number) => sketch(new SeededRandom(seed), 'AEHJK', FONTS);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
