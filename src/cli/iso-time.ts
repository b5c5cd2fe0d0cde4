/** Time as commands write it, in ISO 8601 and UTC, from milliseconds since 1970; null for a time that there is none of. */
export function isoTime(at: number): string;
export function isoTime(at: number | null): string | null;
export function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
