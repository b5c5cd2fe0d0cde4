import { done, type Malformed, malformed, type Outcome, refuse } from '../../common';

/**
 * Text of one field of a decoded body before validation, for guards: they run before the validation pipe. Returns undefined
 * unless the field is a string.
 */
export function textField(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** The named fields of a bound record as text. Refuses `malformed` with the first that is missing or blank. */
export function given<K extends string>(
  record: Readonly<Record<K, string | null>>,
  ...names: readonly K[]
): Outcome<Readonly<Record<K, string>>, Malformed> {
  const absent = names.find((name) => textOf(record[name]) === undefined);
  if (absent !== undefined) return refuse(malformed(absent));
  return done(Object.fromEntries(names.map((name) => [name, record[name]])) as Readonly<Record<K, string>>);
}

/** Returns the text, or undefined when it is null or blank. */
export const textOf = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text;
