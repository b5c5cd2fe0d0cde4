const MILLISECONDS = /\.\d{3}(?=Z$)/;

/** Time in RFC 3339, in UTC and whole seconds, from milliseconds since 1970. */
export const rfc3339 = (ms: number): string => new Date(ms).toISOString().replace(MILLISECONDS, '');
