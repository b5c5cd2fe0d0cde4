import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { powerAt, strongest } from '../../../../test/support/spectrum';
import { Noise } from './noise';
import { consonants, en, type Sound, zh } from './sounds';
import { speak } from './voice';
import { SAMPLE_RATE } from './wav';

const PITCH = 50;
const noise = new Noise(new SeededRandom());
const spoken = (sound: Sound, tract = 1) =>
  speak({ sounds: [sound], pitch: [1, 1] }, { pitch: PITCH, tract, pace: 1 }, noise).subarray(1600, 4800);

describe('the voice of audio captchas', () => {
  it.each([
    ...Object.entries(en).map(([name, sound]) => [`English ${name}`, sound] as const),
    ...Object.entries(zh).map(([name, sound]) => [`Mandarin ${name}`, sound] as const),
  ])('resounds at the formants of %s', (_, sound) => {
    const vowel = sound(400);
    const [first, second] = vowel.formants;
    const middle = (first + second) / 2;
    expect(Math.abs(strongest(spoken(vowel), SAMPLE_RATE, [200, middle, PITCH]) - first)).toBeLessThan(80);
    expect(Math.abs(strongest(spoken(vowel), SAMPLE_RATE, [middle, second + 300, PITCH]) - second)).toBeLessThan(130);
  });

  it('moves all formants for a shorter throat', () => {
    const vowel = en.ah(400);
    const high = strongest(spoken(vowel, 1.18), SAMPLE_RATE, [500, 1050, PITCH]);
    expect(Math.abs(high - 1.18 * vowel.formants[0])).toBeLessThan(80);
  });

  it.each(['s', 'sh'] as const)('hisses where %s does', (name) => {
    const sound = consonants[name](400);
    const hiss = spoken(sound);
    const around = (centre: number) =>
      Array.from({ length: 60 }, (_, index) => powerAt(hiss, centre - 600 + index * 20, SAMPLE_RATE)).reduce(
        (sum, power) => sum + power,
      );
    expect(around(sound.hissAt)).toBeGreaterThan(10 * around(1000));
  });

  it('speaks as loud as it may, and ends in silence', () => {
    const samples = speak({ sounds: [en.i(300)], pitch: [1, 1] }, { pitch: 120, tract: 1, pace: 1 }, noise);
    expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(1, 1);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.05);
  });
});
