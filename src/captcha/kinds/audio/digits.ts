import type { UiLocale } from '../../../common';
import { consonants, en, type Sound, zh } from './sounds';

/** Spoken digit: its sounds, and the pitch along them as shares of the speaker's, evenly spaced. */
export interface SpokenDigit {
  readonly sounds: readonly Sound[];
  readonly pitch: readonly number[];
}

const { w, r, l, n, ng, v, z, s, sh, f, th, closed, burst, lowBurst, backBurst, puff } = consonants;

const falling = (...sounds: readonly Sound[]): SpokenDigit => ({ sounds, pitch: [1.08, 1.05, 0.9] });

const ENGLISH: readonly SpokenDigit[] = [
  falling(z(100), en.ih(90), r(90), en.o(110), en.oo(90)),
  falling(w(80), en.uh(170), n(130)),
  falling(closed(40), burst(25), puff(45), en.u(240)),
  falling(th(120), r(80), en.i(240)),
  falling(f(120), en.aw(170), r(120)),
  falling(f(110), en.ah(150), en.ih(110), v(90)),
  falling(s(130), en.ih(120), closed(65), backBurst(25), s(150)),
  falling(s(120), en.eh(130), v(65), en.schwa(80), n(120)),
  falling(en.eh(130), en.ei(120), closed(75), burst(30), puff(40)),
  falling(n(90), en.ah(150), en.ih(120), n(120)),
];

/** The four tones of Mandarin. */
const high = (...sounds: readonly Sound[]): SpokenDigit => ({ sounds, pitch: [1.25, 1.25] });
const rising = (...sounds: readonly Sound[]): SpokenDigit => ({ sounds, pitch: [0.95, 1, 1.3] });
const dipping = (...sounds: readonly Sound[]): SpokenDigit => ({ sounds, pitch: [0.95, 0.76, 0.78, 1.02] });
const dropping = (...sounds: readonly Sound[]): SpokenDigit => ({ sounds, pitch: [1.35, 1.15, 0.75] });

/** Líng, yī, èr, sān, sì, wǔ, liù, qī, bā, jiǔ. */
const MANDARIN: readonly SpokenDigit[] = [
  rising(l(80), zh.i(150), ng(150)),
  high(zh.i(320)),
  dropping(zh.er(150), zh.rhotic(170)),
  high(s(140), zh.a(200), n(130)),
  dropping(s(150), zh.buzz(250)),
  dipping(zh.u(400)),
  dropping(l(80), zh.i(80), zh.o(100), zh.u(120)),
  high(closed(30), sh(160), zh.i(250)),
  high(closed(30), lowBurst(15), zh.a(300)),
  dipping(closed(30), sh(70), zh.i(90), zh.o(120), zh.u(150)),
];

/** Spoken digits 0 to 9 of a language. */
export const DIGITS: Readonly<Record<UiLocale, readonly SpokenDigit[]>> = { en: ENGLISH, 'zh-CN': MANDARIN };
