/** A text that has more than spaces in it; undefined for any other, and for none. */
export const textOf = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text;
