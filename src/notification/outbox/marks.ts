/** A placeholder for each value, between commas. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
