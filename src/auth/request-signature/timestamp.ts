const FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** The instant (ms since 1970) of a UTC `yyyyMMddHHmmss`; undefined for what is no such date and time. */
export function parseTimestamp(text: string): number | undefined {
  const instant = Date.parse(text.replace(FORM, '$1-$2-$3T$4:$5:$6Z'));
  /* What names no day, such as the 30th of February, comes back as another text, if it is read at all. */
  return Number.isNaN(instant) || timestampText(instant) !== text ? undefined : instant;
}

/** An instant (ms since 1970) as UTC `yyyyMMddHHmmss`. */
export const timestampText = (instant: number): string =>
  new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
