/** Text of a number. */
export type NumberFormat = (value: number) => string;

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const MONEY = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const REGIONS = new Intl.DisplayNames('en', { type: 'region' });

/** Whole number with separators: `12,480`. */
export const whole: NumberFormat = (value) => WHOLE.format(value);

/** Amount with two digits after the point: `1,204.50`. */
export const money: NumberFormat = (value) => MONEY.format(value);

/** Short number for an axis: `1.2K`. */
export const compact: NumberFormat = (value) => COMPACT.format(value);

/** Share of `part` in `whole` as `92.4%`; a dash where there is nothing to share. */
export const percent = (part: number, of: number): string => (of === 0 ? '–' : PERCENT.format(part / of));

/** Day such as `2026-11-27` as `Nov 27`. */
export const shortDay = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));

/** English name of an ISO 3166 region. */
export const countryName = (code: string): string => REGIONS.of(code) ?? code;

/** Duration such as `42 s`, `8 min`, `3 h`, `2 d`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  if (seconds < 60) return `${String(seconds)} s`;
  if (seconds < 3_600) return `${String(Math.round(seconds / 60))} min`;
  if (seconds < 172_800) return `${String(Math.round(seconds / 3_600))} h`;
  return `${String(Math.round(seconds / 86_400))} d`;
}
