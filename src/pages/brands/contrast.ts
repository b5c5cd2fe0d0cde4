/** Red, green and blue of a colour #rrggbb, each from 0 to 255. */
const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));

const WEIGHTS = [0.2126, 0.7152, 0.0722];

/** Relative luminance of a colour #rrggbb (WCAG 2.2), from 0 to 1. */
const luminance = (colour: string): number =>
  channels(colour)
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * (WEIGHTS[index] ?? 0), 0);

/** Contrast ratio of two colours #rrggbb (WCAG 2.2), from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Lowest contrast of a colour with any of the backgrounds. */
export const lowestContrast = (colour: string, backgrounds: readonly string[]): number =>
  Math.min(...backgrounds.map((background) => contrast(colour, background)));

/** Contrast that text needs (WCAG 2.2, 1.4.3). */
export const MIN_CONTRAST = 4.5;

const STEPS = 100;

/**
 * Colour nearest to `colour` on its way to `end` that can be read on all of the backgrounds; it is `colour` itself where that can be.
 * `end` must be readable on them.
 */
export function readable(colour: string, end: string, backgrounds: readonly string[]): string {
  const way = Array.from({ length: STEPS }, (_, step) => mixed(colour, end, step / STEPS));
  return way.find((each) => lowestContrast(each, backgrounds) >= MIN_CONTRAST) ?? end;
}

/** Mixture of two colours; `share` is that of the second one, from 0 to 1. */
function mixed(colour: string, end: string, share: number): string {
  const ends = channels(end);
  const parts = channels(colour).map((channel, index) => channel + ((ends[index] ?? 0) - channel) * share);
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
