import type { SpokenDigit } from './digits';
import { Band, Resonance } from './filters';
import type { Noise } from './noise';
import { consonants, type Sound } from './sounds';
import { SAMPLE_RATE } from './wav';

/** Voice of one captcha. */
export interface Speaker {
  /** Mean pitch in Hz. */
  readonly pitch: number;
  /** Factor of all formants: over 1 for a shorter throat than a man's. */
  readonly tract: number;
  /** Factor of all durations. */
  readonly pace: number;
}

/** Samples for which the filters keep their tuning, 5 ms. */
const STEP = SAMPLE_RATE / 200;
/** Half of the time in which formants glide from a sound to the next, and that of levels, in ms. */
const GLIDE = 40;
const FADE = 8;
/** Widths of the first five formants, and centres of the upper two, in Hz. */
const WIDTHS = [60, 90, 130, 220, 300] as const;
const UPPER = [3500, 4600] as const;
const HISS_WIDTH = 1800;
const SILENCE = consonants.closed(0);

type Level = 'voice' | 'breath' | 'hiss';

/**
 * Speaks a digit: samples from -1 to 1. Pulses of a voice and noise pass the formants of the mouth one after the other;
 * the noise of the teeth passes one band of its own.
 */
export function speak({ sounds, pitch }: SpokenDigit, speaker: Speaker, noise: Noise): Float64Array {
  const timed = sounds.map((sound) => ({ ...sound, ms: sound.ms * speaker.pace }));
  const whole = timed.reduce((sum, { ms }) => sum + ms, 0);
  const samples = new Float64Array(STEP * Math.ceil(((whole / 1000) * SAMPLE_RATE) / STEP));
  const formants = WIDTHS.map(() => new Resonance());
  const teeth = new Band();
  const cords = new Cords();
  for (let start = 0; start < samples.length; start += STEP) {
    const ms = (start / SAMPLE_RATE) * 1000;
    const [voice, breath, hiss] = levels(timed, ms);
    const step = samples.subarray(start, start + STEP);
    cords.run(step, speaker.pitch * along(pitch, Math.min(1, ms / whole)) * (1 + 0.01 * noise.next()), voice);
    add(step, noise, 0.5 * breath);
    tune(formants, timed, ms, speaker.tract);
    for (const formant of formants) formant.run(step);
    const hissing = add(new Float64Array(STEP), noise, hiss);
    teeth.tune(at(timed, ms).sound.hissAt, HISS_WIDTH);
    teeth.run(hissing);
    for (let index = 0; index < STEP; index++) step[index] = (step[index] ?? 0) + (hissing[index] ?? 0);
  }
  return loud(samples);
}

function add(samples: Float64Array, noise: Noise, level: number): Float64Array {
  if (level > 0)
    for (let index = 0; index < samples.length; index++) samples[index] = (samples[index] ?? 0) + level * noise.next();
  return samples;
}

/** Vocal cords: the changes of the flow through them, at a pitch. */
class Cords {
  private phase = 0;
  private flow = 0;

  run(samples: Float64Array, pitch: number, level: number): void {
    for (let index = 0; index < samples.length; index++) {
      this.phase = (this.phase + pitch / SAMPLE_RATE) % 1;
      const flow = pulse(this.phase);
      samples[index] = 8 * level * (flow - this.flow);
      this.flow = flow;
    }
  }
}

/** Flow through the vocal cords along one cycle (Rosenberg's pulse): opens, closes faster, stays closed. */
function pulse(phase: number): number {
  if (phase < 0.4) return 0.5 * (1 - Math.cos((Math.PI * phase) / 0.4));
  return phase < 0.56 ? Math.cos((Math.PI / 2) * ((phase - 0.4) / 0.16)) : 0;
}

function tune(formants: readonly Resonance[], sounds: readonly Sound[], ms: number, tract: number): void {
  const centres = [0, 1, 2].map((place) => glide(sounds, ms, GLIDE, ({ formants: of }) => of[place] ?? 0));
  [...centres, ...UPPER].forEach((centre, place) => formants[place]?.tune(centre * tract, WIDTHS[place] ?? 0));
}

function levels(sounds: readonly Sound[], ms: number): [number, number, number] {
  const level = (name: Level): number => {
    const ends = Math.min(1, ms / FADE);
    return ends * glide(sounds, ms, FADE, (sound) => sound[name]);
  };
  return [level('voice'), level('breath'), level('hiss')];
}

/** The sound at a time, with its neighbours, and the times to its beginning and its end. */
function at(sounds: readonly Sound[], ms: number) {
  let index = 0;
  let begin = 0;
  while (index < sounds.length - 1 && ms >= begin + (sounds[index]?.ms ?? 0)) begin += sounds[index++]?.ms ?? 0;
  const sound = sounds[index] ?? SILENCE;
  const [before, after] = [sounds[index - 1], sounds[index + 1]];
  return { sound, before, after, since: ms - begin, until: begin + sound.ms - ms };
}

/** Value of a property at a time: that of the sound, moving towards the neighbour's near the border between them. */
function glide(sounds: readonly Sound[], ms: number, reach: number, of: (sound: Sound) => number): number {
  const { sound, before, after, since, until } = at(sounds, ms);
  const value = of(sound);
  const room = (neighbour: Sound): number => Math.min(reach, sound.ms / 2, neighbour.ms / 2);
  const towards = (neighbour: Sound | undefined, away: number): number | undefined =>
    neighbour && away < room(neighbour)
      ? value + (of(neighbour) - value) * 0.5 * (1 - away / room(neighbour))
      : undefined;
  return towards(before, since) ?? towards(after, until) ?? value;
}

/** Value at a place from 0 to 1 of a curve of evenly spaced points. */
function along(points: readonly number[], place: number): number {
  const exact = place * (points.length - 1);
  const index = Math.min(Math.floor(exact), points.length - 2);
  const [from = 1, to = 1] = points.slice(index);
  return from + (to - from) * (exact - index);
}

/** Samples with a fade at the end, as loud as they may be. */
function loud(samples: Float64Array): Float64Array {
  let peak = 1e-9;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const fade = SAMPLE_RATE * 0.03;
  for (let index = 0; index < samples.length; index++)
    samples[index] = ((samples[index] ?? 0) / peak) * Math.min(1, (samples.length - index) / fade);
  return samples;
}
