import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { ALPHABET, word } from './alphabet';

describe('the alphabet of captchas', () => {
  const random = new SeededRandom();

  it('has each character once, in capitals, so that case never matters', () => {
    expect(new Set(ALPHABET).size).toBe(ALPHABET.length);
    expect(ALPHABET.toUpperCase()).toBe(ALPHABET);
  });

  it.each(['0ODQ', '1IL', '2Z', '5S', '6GC', '8B', 'EF', 'PR', '4A', '7T', 'UV', 'KX', 'MN', 'WN'])(
    'has at most one of the look-alikes %s',
    (lookalikes) => {
      expect(Array.from(lookalikes).filter((character) => ALPHABET.includes(character)).length).toBeLessThan(2);
    },
  );

  it('is used as a whole, at every place of a word', () => {
    const words = Array.from({ length: 1000 }, () => word(random, 5));
    for (let place = 0; place < 5; place++) {
      expect(new Set(words.map((each) => each.charAt(place))).size).toBe(ALPHABET.length);
    }
  });

  it('makes words of the length that is asked for', () => {
    expect(word(random, 4)).toHaveLength(4);
    expect(word(random, 5)).toHaveLength(5);
  });
});
