import { inspect } from 'node:util';
import { loadImage } from '@napi-rs/canvas';
import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { ALPHABET } from './alphabet';
import { ImageCaptcha } from './image-captcha';

describe('ImageCaptcha', () => {
  const kind = new ImageCaptcha(new SeededRandom(), 5);

  it('draws a PNG of 200 by 70 pixels', async () => {
    const { mediaType, content } = await kind.draw();
    expect(mediaType).toBe('image/png');
    expect(content.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const { width, height } = await loadImage(content);
    expect([width, height]).toEqual([200, 70]);
  });

  it.each([4, 5])('asks for %d characters of its alphabet', async (length) => {
    const { answer } = await new ImageCaptcha(new SeededRandom(), length).draw();
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
