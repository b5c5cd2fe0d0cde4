import { type Random, StatedError, type UiLocale } from '../../../common';
import { DIGITS } from './digits';
import { Noise } from './noise';
import { speak, type Speaker } from './voice';
import { encodeWav, SAMPLE_RATE } from './wav';

const LOUDNESS = 0.8;
/** Range of a number: the lowest and the highest. */
type Range = readonly [number, number];
const GAP_SECONDS: Range = [0.3, 0.65];
const NOISE_LEVEL: Range = [0.01, 0.03];

/** Generation of audio captchas: digits spoken by a voice of its own, over a light noise. */
export class AudioDrawing {
  constructor(
    private readonly random: Random,
    private readonly locale: UiLocale,
  ) {}

  /** Speaks the digits of the answer, as a WAV file. */
  draw(answer: string): Uint8Array<ArrayBuffer> {
    const noise = new Noise(this.random);
    const level = this.between(NOISE_LEVEL);
    const samples = concat([
      this.gap(),
      ...Array.from(answer).flatMap((digit) => [this.digit(Number(digit), noise), this.gap()]),
    ]);
    for (let index = 0; index < samples.length; index++)
      samples[index] = LOUDNESS * (samples[index] ?? 0) + level * noise.next();
    return encodeWav(samples);
  }

  /** Each digit has a voice of its own, so that none gives the next one away. */
  private digit(digit: number, noise: Noise): Float64Array {
    const spoken = DIGITS[this.locale][digit];
    if (!spoken) throw new StatedError('an audio captcha speaks digits only');
    return speak(spoken, this.speaker(), noise);
  }

  private speaker(): Speaker {
    const tract = this.between([0.92, 1.18]);
    return { tract, pitch: 120 * tract ** 3 * this.between([0.88, 1.12]), pace: this.between([0.95, 1.3]) };
  }

  private gap(): Float64Array {
    return new Float64Array(Math.round(SAMPLE_RATE * this.between(GAP_SECONDS)));
  }

  private between([low, high]: Range): number {
    return low + ((high - low) * this.random.integer(1001)) / 1000;
  }
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
