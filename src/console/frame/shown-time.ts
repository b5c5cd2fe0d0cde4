/** Time as pages of the console show it, in UTC, from milliseconds since 1970 or ISO 8601: `2026-11-27 09:31:00`. */
export const shownTime = (at: number | string): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
