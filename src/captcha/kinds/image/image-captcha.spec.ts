import { inspect } from 'node:util';
import { loadImage } from '@napi-rs/canvas';
import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { DrawingPool } from '../../drawing/drawing-pool';
import { ALPHABET, ImageCaptcha, word } from './image-captcha';

describe('ImageCaptcha', () => {
  const drawings = new DrawingPool();
  const kind = new ImageCaptcha(new SeededRandom(), drawings, 5);

  afterAll(() => drawings.onApplicationShutdown());

  it('draws a PNG of 200 by 70 pixels', async () => {
    const { mediaType, content } = await kind.draw();
    expect(mediaType).toBe('image/png');
    expect(content.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const { width, height } = await loadImage(content);
    expect([width, height]).toEqual([200, 70]);
  });

  it.each([4, 5])('asks for %d characters of its alphabet', async (length) => {
    const { answer } = await new ImageCaptcha(new SeededRandom(), drawings, length).draw();
    expect(answer.reveal()).toMatch(new RegExp(`^[${ALPHABET}]{${String(length)}}$`));
  });

  it('writes the answer nowhere in the file, and shows it to no log', async () => {
    const drawn = await kind.draw();
    expect(drawn.content.toString('latin1')).not.toContain(drawn.answer.reveal());
    expect(inspect(drawn)).not.toContain(drawn.answer.reveal());
    expect(JSON.stringify(drawn.answer)).not.toContain(drawn.answer.reveal());
  });

  it('draws another picture each time, many at once', async () => {
    const drawn = await Promise.all(Array.from({ length: 20 }, () => kind.draw()));
    expect(new Set(drawn.map(({ content }) => content.toString('base64'))).size).toBe(20);
    expect(new Set(drawn.map(({ answer }) => answer.reveal())).size).toBeGreaterThan(15);
  });
});

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
