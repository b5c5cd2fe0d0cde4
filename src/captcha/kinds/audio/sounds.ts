/** Formants of a sound: centres of the first three resonances of the mouth, in Hz, of an adult man. */
export type Formants = readonly [number, number, number];

/** Sound of speech, or a part of one, as the synthesizer makes it; it glides from one sound to the next. */
export interface Sound {
  readonly ms: number;
  readonly formants: Formants;
  /** Level of the voice, 0 to 1. */
  readonly voice: number;
  /** Level of noise in the throat, which the formants shape. */
  readonly breath: number;
  /** Level of noise at the teeth, around `hissAt` Hz. */
  readonly hiss: number;
  readonly hissAt: number;
}

const NO_HISS = { breath: 0, hiss: 0, hissAt: 4000 };

/** Vowel, or a consonant that resounds like one. */
const voiced =
  (formants: Formants, voice = 1) =>
  (ms: number): Sound => ({ ...NO_HISS, ms, formants, voice });

/** Hissing sound; the formants are those towards which its neighbours glide. */
const hissing =
  (hissAt: number, hiss: number, formants: Formants, voice = 0) =>
  (ms: number): Sound => ({ ms, formants, voice, breath: 0, hiss, hissAt });

/**
 * Vowels of English: means of men by Peterson and Barney (1952); `ei` and `oo` are the ends of the diphthongs in "eight"
 * and "zero".
 */
export const en = {
  i: voiced([270, 2290, 3010]),
  ih: voiced([390, 1990, 2550]),
  eh: voiced([530, 1840, 2480]),
  ei: voiced([340, 2150, 2750]),
  ah: voiced([730, 1150, 2440]),
  uh: voiced([640, 1190, 2390]),
  schwa: voiced([500, 1400, 2400], 0.8),
  aw: voiced([570, 840, 2410]),
  o: voiced([500, 910, 2400]),
  oo: voiced([400, 870, 2300]),
  u: voiced([310, 900, 2240]),
} as const;

/** Vowels of Mandarin: `er` glides to `rhotic`, `buzz` is the vowel of sì. */
export const zh = {
  i: voiced([290, 2300, 3050]),
  a: voiced([780, 1250, 2550]),
  u: voiced([330, 700, 2400]),
  o: voiced([480, 900, 2400]),
  er: voiced([650, 1250, 1900]),
  rhotic: voiced([480, 1350, 1650]),
  buzz: voiced([390, 1380, 2650]),
} as const;

/** Consonants of both languages; `burst` opens a closure, `puff` is the breath after it. */
export const consonants = {
  w: voiced([290, 610, 2150], 0.7),
  r: voiced([320, 1080, 1500], 0.7),
  l: voiced([360, 1200, 2700], 0.6),
  n: voiced([250, 1450, 2500], 0.4),
  ng: voiced([270, 1050, 2500], 0.4),
  v: hissing(5500, 0.06, [260, 1100, 2200], 0.35),
  z: hissing(5800, 0.3, [290, 1600, 2550], 0.3),
  s: hissing(5800, 0.6, [350, 1700, 2550]),
  sh: hissing(4200, 0.6, [290, 2200, 3000]),
  f: hissing(6300, 0.1, [340, 1000, 2200]),
  th: hissing(6800, 0.1, [320, 1290, 2540]),
  closed: voiced([300, 1700, 2600], 0),
  burst: hissing(4500, 0.7, [350, 1800, 2600]),
  lowBurst: hissing(900, 0.25, [300, 900, 2300], 0.2),
  backBurst: hissing(2200, 0.6, [350, 1900, 2500]),
  puff: (ms: number): Sound => ({ ...NO_HISS, ms, formants: [350, 1600, 2500], voice: 0, breath: 0.35 }),
} as const;
