import { type DecodedBody, FieldCollector, Undecodable } from './decoded-body';

/**
 * Decodes `a=1&b=2` (application/x-www-form-urlencoded): `+` is a space, `;` is data. Throws {@link Undecodable} for broken or
 * non-UTF-8 percent escapes, repeated names, and names with brackets (`a[]`, `a[b]`), which other parsers read as lists or
 * objects.
 */
export function decodeForm(text: string): DecodedBody {
  const fields = new FieldCollector();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const end = equals === -1 ? pair.length : equals;
    fields.add(flatName(unescapeForm(pair.slice(0, end))), unescapeForm(pair.slice(end + 1)));
  }
  return fields.finish();
}

/** Returns a field name unchanged. Throws {@link Undecodable} when it has brackets. */
export function flatName(name: string): string {
  if (name.includes('[') || name.includes(']')) throw new Undecodable('a field is a list or an object');
  return name;
}

function unescapeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Undecodable('a broken percent escape');
  }
}
