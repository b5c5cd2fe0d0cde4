import { done, type Malformed, malformed, type Outcome, refuse } from '../../common';

/** The named fields of a bound request as text; refuses, by its name, the first that is missing or blank. */
export function given<K extends string>(
  record: Readonly<Record<K, string | null>>,
  ...names: readonly K[]
): Outcome<Readonly<Record<K, string>>, Malformed> {
  const absent = names.find((name) => textOf(record[name]) === undefined);
  if (absent !== undefined) return refuse(malformed(absent));
  return done(Object.fromEntries(names.map((name) => [name, record[name]])) as Readonly<Record<K, string>>);
}

/** A text that has more than spaces in it; undefined for any other, and for none. */
export const textOf = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text;
