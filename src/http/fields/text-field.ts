/**
 * The text of one field of a decoded body, before validation: `undefined` unless it is a string there. Guards' readers
 * use it, since guards run before the body has a class.
 */
export function textField(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
