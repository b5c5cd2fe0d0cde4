import { malformed, RefusedException } from '../../common';
import { JsonNumber, NESTED } from '../decoding/decoded-body';

/**
 * Text of one field of a decoded body that is not validated yet: guards run before the validation pipe. A whole number
 * is its digits. Returns undefined for other scalars. Throws {@link RefusedException} (malformed body) for an array or
 * object.
 */
export function textField(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value = (body as Record<string, unknown>)[name];
  if (value === NESTED) throw new RefusedException(malformed('body'));
  if (value instanceof JsonNumber) return value.integer;
  return typeof value === 'string' ? value : undefined;
}

/** Returns the text, or undefined when it is null or blank. */
export const textOf = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text;
