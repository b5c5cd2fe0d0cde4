/** Power of a piece of sound around one frequency in Hz (Goertzel's algorithm under a Hann window). */
export function powerAt(samples: Float64Array, hertz: number, rate: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  const { length } = samples;
  let [last, beforeLast] = [0, 0];
  for (const [index, weight] of windowOf(length).entries()) {
    const next = weight * (samples[index] ?? 0) + turn * last - beforeLast;
    beforeLast = last;
    last = next;
  }
  return (last * last + beforeLast * beforeLast - turn * last * beforeLast) / length;
}

const windows = new Map<number, Float64Array>();

function windowOf(length: number): Float64Array {
  const known = windows.get(length);
  if (known) return known;
  const made = Float64Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length));
  windows.set(length, made);
  return made;
}

/** Multiple of `step` between `low` and `high`, in Hz, at which a sound is strongest. */
export function strongest(samples: Float64Array, rate: number, [low, high, step]: readonly [number, number, number]) {
  let [best, most] = [low, -1];
  for (let hertz = Math.ceil(low / step) * step; hertz <= high; hertz += step) {
    const power = powerAt(samples, hertz, rate);
    if (power > most) [best, most] = [hertz, power];
  }
  return best;
}

/** Centres of bands of speech, in Hz, evenly spaced for the ear. */
const BANDS = Array.from({ length: 20 }, (_, index) => 700 * (10 ** ((240 + 120 * index) / 2595) - 1));
const FRAME_SECONDS = 0.02;

/** Course of a sound: for each 20 ms the levels of its bands around their mean, and its loudness. */
export function courseOf(samples: Float64Array, rate: number): readonly (readonly number[])[] {
  const size = Math.round(FRAME_SECONDS * rate);
  const frames = Array.from({ length: Math.floor(samples.length / size) }, (_, index) =>
    samples.subarray(index * size, (index + 1) * size),
  );
  return frames.map((frame) => {
    const levels = BANDS.map((hertz) => Math.log(powerAt(frame, hertz, rate) + 1e-5));
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    return [...levels.map((level) => level - mean), mean];
  });
}

/** Distance of two courses, each stretched where that brings them closer (dynamic time warping). */
export function distance(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number {
  let above = [0, ...other.map(() => Infinity)];
  for (const frame of one) {
    const row = [Infinity];
    other.forEach((against, index) => {
      const step = Math.min(above[index] ?? Infinity, above[index + 1] ?? Infinity, row[index] ?? Infinity);
      row.push(step + Math.hypot(...frame.map((level, band) => level - (against[band] ?? 0))));
    });
    above = row;
  }
  return (above.at(-1) ?? Infinity) / (one.length + other.length);
}
