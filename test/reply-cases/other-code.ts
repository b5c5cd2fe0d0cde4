/** A code that is not this one. */
export const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
