import { SAMPLE_RATE } from './wav';

/** Filter with two poles and one zero at most, whose centre moves while its state goes on. */
abstract class TwoPoles {
  protected gain = 1;
  protected first = 0;
  protected second = 0;
  /** Share of the sample before the last that is taken away. */
  protected abstract readonly zero: 0 | 1;
  private readonly inputs = [0, 0];
  private readonly results = [0, 0];

  abstract tune(centre: number, width: number): void;

  /** Filters samples in place. */
  run(samples: Float64Array): void {
    const { gain, first, second, zero } = this;
    let [input = 0, beforeInput = 0] = this.inputs;
    let [last = 0, beforeLast = 0] = this.results;
    for (let index = 0; index < samples.length; index++) {
      const sample = samples[index] ?? 0;
      const result = gain * (sample - zero * beforeInput) + first * last + second * beforeLast;
      beforeInput = input;
      input = sample;
      beforeLast = last;
      last = result;
      samples[index] = result;
    }
    this.inputs.splice(0, 2, input, beforeInput);
    this.results.splice(0, 2, last, beforeLast);
  }

  protected place(centre: number, width: number): void {
    const radius = Math.exp((-Math.PI * width) / SAMPLE_RATE);
    this.first = 2 * radius * Math.cos((2 * Math.PI * centre) / SAMPLE_RATE);
    this.second = -radius * radius;
  }
}

/** Resonance of the mouth, with a gain of 1 at 0 Hz, as in Klatt's synthesizer (1980). */
export class Resonance extends TwoPoles {
  protected readonly zero = 0;

  tune(centre: number, width: number): void {
    this.place(centre, width);
    this.gain = 1 - this.first - this.second;
  }
}

/** Band of a noise, with a gain of 1 at its centre and none at 0 Hz. */
export class Band extends TwoPoles {
  protected readonly zero = 1;

  tune(centre: number, width: number): void {
    this.place(centre, width);
    this.gain = (1 + this.second) / 2;
  }
}
