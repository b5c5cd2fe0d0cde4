import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { loadFonts, paint } from './paint';
import { HEIGHT, sketch, WIDTH } from './sketch';

const INK = [255, 0, 0];

/** Places of the pixels that show the characters at full strength. */
function characterPixels(given: Parameters<typeof paint>[0]): readonly number[] {
  const { data } = paint({ ...given, ink: `rgb(${INK.join(', ')})` })
    .getContext('2d')
    .getImageData(0, 0, WIDTH, HEIGHT);
  const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, index) => [...data.subarray(index * 4, index * 4 + 3)]);
  return pixels.flatMap((pixel, index) => (pixel.join() === INK.join() ? [index] : []));
}

describe('a painted captcha', () => {
  const random = new SeededRandom();
  const fonts = loadFonts();

  it('hides no part of a character behind a line', () => {
    for (let drawn = 0; drawn < 20; drawn++) {
      const sketched = sketch(random, 'AEHJK', fonts);
      const alone = characterPixels({ ...sketched, lines: [] });
      expect(alone.length).toBeGreaterThan(1000);
      expect(new Set(characterPixels(sketched))).toEqual(new Set(alone));
    }
  });
});
