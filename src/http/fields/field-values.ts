/**
 * Text of one field of a decoded body that is not validated yet: guards run before the validation pipe. Returns
 * undefined unless the field is a string.
 */
export function textField(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** Returns the text, or undefined when it is null or blank. */
export const textOf = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text;
