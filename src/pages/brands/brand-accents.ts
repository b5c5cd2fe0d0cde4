import { type Accent, type Accents, BACKGROUNDS } from '../layout';
import { contrast, lowestContrast, MIN_CONTRAST, readable } from './contrast';

const [BLACK, WHITE] = ['#000000', '#ffffff'];

const LIGHT = Object.values(BACKGROUNDS.light);
const DARK = Object.values(BACKGROUNDS.dark);

/** Colours of links and buttons by those of a brand. Without one for dark pages it is lightened until it can be read there. */
export const accentsOf = (colour: string, darkColour = readable(colour, WHITE, DARK)): Accents => ({
  light: accentOf(colour),
  dark: accentOf(darkColour),
});

/** A colour as background of a button, with black or white as that of its text: one of the two can be read on any colour. */
const accentOf = (accent: string): Accent => ({
  accent,
  onAccent: contrast(accent, WHITE) >= contrast(accent, BLACK) ? WHITE : BLACK,
});

/** Sentence about a colour that cannot be read on pages of a colour scheme; undefined for one that can. */
export function contrastProblem(scheme: 'light' | 'dark', colour: string): string | undefined {
  const [backgrounds, end] = scheme === 'light' ? [LIGHT, BLACK] : [DARK, WHITE];
  const lowest = lowestContrast(colour, backgrounds);
  if (lowest >= MIN_CONTRAST) return undefined;
  const ratio = (Math.floor(lowest * 10) / 10).toFixed(1);
  const near = readable(colour, end, backgrounds);
  return `has a contrast of ${ratio} on ${scheme} pages, and text needs ${MIN_CONTRAST}: ${near} has it`;
}
