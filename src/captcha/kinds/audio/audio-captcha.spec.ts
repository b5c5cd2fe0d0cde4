import { inspect } from 'node:util';
import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { DrawingPool } from '../../drawing/drawing-pool';
import { AudioCaptcha } from './audio-captcha';
import { AudioDrawing } from './audio-drawing';
import { SAMPLE_RATE } from './wav';

const HEADER_BYTES = 44;
const SILENCE = 128;

describe.each(['en', 'zh-CN'] as const)('AudioCaptcha in %s', (locale) => {
  const drawings = new DrawingPool();
  const kind = new AudioCaptcha(new SeededRandom(), drawings, locale);

  afterAll(() => drawings.onApplicationShutdown());

  it('is a WAV file of six spoken digits, of 4 to 11 seconds', async () => {
    const { mediaType, content, answer } = await kind.draw();
    expect(mediaType).toBe('audio/wav');
    expect(content.toString('latin1', 0, 16)).toMatch(/^RIFF[^]{4}WAVEfmt $/);
    expect(content.readUInt32LE(24)).toBe(SAMPLE_RATE);
    expect(content.readUInt32LE(4)).toBe(content.length - 8);
    expect(content.readUInt32LE(40)).toBe(content.length - HEADER_BYTES);
    const seconds = (content.length - HEADER_BYTES) / SAMPLE_RATE;
    expect(seconds).toBeGreaterThan(4);
    expect(seconds).toBeLessThan(11);
    expect(answer.reveal()).toMatch(/^\d{6}$/);
  });

  it('writes the answer nowhere in the file, and shows it to no log', async () => {
    const drawn = await kind.draw();
    expect(drawn.content.toString('latin1', 0, HEADER_BYTES)).not.toContain(drawn.answer.reveal());
    expect(inspect(drawn)).not.toContain(drawn.answer.reveal());
  });

  it('speaks the same digits with another voice, other gaps and another noise each time', () => {
    const drawing = new AudioDrawing(new SeededRandom(), locale);
    const files = Array.from({ length: 10 }, () => Buffer.from(drawing.draw('123456')));
    expect(new Set(files.map(({ length }) => length)).size).toBe(10);
    const levels = files.map((file) => Math.max(...file.subarray(HEADER_BYTES, HEADER_BYTES + 3000)) - SILENCE);
    expect(new Set(levels).size).toBeGreaterThan(1);
    expect(Math.max(...levels)).toBeLessThan(6);
  });

  it('speaks as many digits as it is given, apart from each other', () => {
    const file = Buffer.from(new AudioDrawing(new SeededRandom(), locale).draw('000000')).subarray(HEADER_BYTES);
    const spans = 0.2 * SAMPLE_RATE;
    const isLoud = Array.from({ length: Math.floor(file.length / spans) }, (_, index) =>
      file.subarray(index * spans, (index + 1) * spans).some((sample) => Math.abs(sample - SILENCE) > 24),
    );
    expect(isLoud.filter((loud, index) => loud && !isLoud[index - 1]).length).toBeLessThanOrEqual(6);
    expect(isLoud.some((loud) => !loud)).toBe(true);
  });

  it('refuses to speak letters', () => {
    expect(() => new AudioDrawing(new SeededRandom(), locale).draw('12a')).toThrow('digits only');
  });
});
