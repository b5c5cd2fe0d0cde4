import type { DecodedBody } from './codec';
import { FieldCollector } from './field-collector';
import { Undecodable } from './undecodable';

/**
 * Reads `a=1&b=2` (application/x-www-form-urlencoded): `+` is a space, percent escapes must be whole and UTF-8, `;` is
 * data. A name twice and names with brackets (`a[]`, `a[b]`), which others read as lists or objects, are undecodable.
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

/** The name, unless it has brackets; then throws {@link Undecodable}. */
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
