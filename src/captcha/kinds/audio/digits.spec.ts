import { SeededRandom } from '../../../../test/doubles/seeded-random';
import { courseOf, distance } from '../../../../test/support/spectrum';
import { DIGITS, type SpokenDigit } from './digits';
import { Noise } from './noise';
import { speak, type Speaker } from './voice';
import { SAMPLE_RATE } from './wav';

const MAN: Speaker = { pitch: 110, tract: 1, pace: 1.1 };
const WOMAN: Speaker = { pitch: 190, tract: 1.15, pace: 1 };
const SLOW: Speaker = { pitch: 130, tract: 1.06, pace: 1.3 };

describe.each(['en', 'zh-CN'] as const)('the digits of %s', (locale) => {
  const noise = new Noise(new SeededRandom());
  const course = (digit: SpokenDigit, speaker: Speaker) => courseOf(speak(digit, speaker, noise), SAMPLE_RATE);
  const templates = DIGITS[locale].map((digit) => course(digit, MAN));

  it('are ten', () => {
    expect(DIGITS[locale]).toHaveLength(10);
  });

  it.each([
    ['a slower voice', SLOW],
    ['a higher voice', WOMAN],
  ])('are nearest to themselves in %s', (_, speaker) => {
    const nearest = DIGITS[locale].map((digit) => {
      const spoken = course(digit, speaker);
      const distances = templates.map((template) => distance(spoken, template));
      return distances.indexOf(Math.min(...distances));
    });
    expect(nearest).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('last as long as people speak them', () => {
    for (const digit of DIGITS[locale]) {
      const seconds = speak(digit, MAN, noise).length / SAMPLE_RATE;
      expect(seconds).toBeGreaterThan(0.3);
      expect(seconds).toBeLessThan(0.8);
    }
  });
});

describe('the tones of Mandarin', () => {
  const pitchOf = (digit: number): readonly number[] => DIGITS['zh-CN'][digit]?.pitch ?? [];

  it.each([
    ['stay high', [1, 3, 7, 8], (pitch: readonly number[]) => new Set(pitch).size === 1 && (pitch[0] ?? 0) > 1],
    ['rise', [0], (pitch: readonly number[]) => (pitch.at(-1) ?? 0) > (pitch[0] ?? 0)],
    ['dip', [5, 9], (pitch: readonly number[]) => Math.min(...pitch) < Math.min(pitch[0] ?? 0, pitch.at(-1) ?? 0)],
    ['fall', [2, 4, 6], (pitch: readonly number[]) => (pitch.at(-1) ?? 0) < 0.7 * (pitch[0] ?? 0)],
  ])('%s in the digits that have them', (_, digits, isSo) => {
    expect(digits.filter((digit) => !isSo(pitchOf(digit)))).toEqual([]);
  });
});
