import { type EnvParser, Unreadable } from './variable';

/** Parses any text; it is not trimmed. */
export const text: EnvParser<string> = (given) => given;

/** Parses a secret: visible ASCII, so that it can be sent in a header. */
export const secret: EnvParser<string> = (given) =>
  /^[\x21-\x7e]{1,512}$/.test(given) ? given : new Unreadable('must be visible ASCII characters, at most 512');

/** Parses a boolean: `true` or `false`, also `1` or `0`. */
export const flag: EnvParser<boolean> = (given) => {
  if (given === 'true' || given === '1') return true;
  if (given === 'false' || given === '0') return false;
  return new Unreadable('must be true or false');
};

/** Creates a parser for a whole number in decimal digits, from `min` to `max`. */
export const wholeNumber =
  (min: number, max: number): EnvParser<number> =>
  (given) => {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
    if (value >= min && value <= max) return value;
    return new Unreadable(`must be a whole number from ${String(min)} to ${String(max)}`);
  };

/** Creates a parser for one of the listed words. */
export const oneOf =
  <const W extends string>(...words: readonly W[]): EnvParser<W> =>
  (given) =>
    words.find((word) => word === given) ?? new Unreadable(`must be one of ${words.join(', ')}`);

/** Creates a parser for a text that matches the pattern; `rule` describes the pattern. */
export const matching =
  (pattern: RegExp, rule: string): EnvParser<string> =>
  (given) =>
    pattern.test(given) ? given : new Unreadable(rule);

/** Creates a parser for an absolute URL of one of the schemes; its spelling is kept. */
export const url =
  (...schemes: readonly string[]): EnvParser<string> =>
  (given) => {
    const parsed = URL.canParse(given) ? new URL(given) : undefined;
    if (parsed && parsed.hostname !== '' && schemes.includes(parsed.protocol.slice(0, -1))) return given;
    return new Unreadable(`must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
  };

/** Parses an http(s) URL to which paths are appended; returned without a trailing slash. */
export const baseUrl: EnvParser<string> = (given) => {
  const parsed = webUrlOf(given);
  if (parsed && parsed.search + parsed.hash === '') return parsed.href.replace(/\/+$/, '');
  return new Unreadable('must be an http:// or https:// address without user, query and fragment');
};

/** Parses an http(s) URL of a host alone: scheme, host and port. */
export const origin: EnvParser<string> = (given) => {
  const parsed = webUrlOf(given);
  if (parsed && parsed.search + parsed.hash === '' && parsed.pathname === '/') return parsed.origin;
  return new Unreadable('must be an http:// or https:// address of a host, without user, path, query and fragment');
};

/** Origin of a hybrid app's web view: `capacitor://localhost`. */
const APP_ORIGIN = /^(?!https?:|file:)[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+$/;

/**
 * Parses a list of origins as the Origin header of browsers has them (scheme, host in lower case and punycode, port unless it
 * is the scheme's), between commas. `*` and `null` are refused: requests carry a cookie, and neither names a page.
 */
export const browserOrigins: EnvParser<readonly string[]> = (given) => {
  const origins = commaSeparated(given).map((each) => (APP_ORIGIN.test(each) ? each : origin(each)));
  const known = origins.filter((each) => typeof each === 'string');
  if (known.length === origins.length && !known.some((each) => each.includes('*'))) return known;
  return new Unreadable('must be a list of origins such as https://shop.example.com, without paths and without *');
};

/** Parses an http(s) URL with any path and query; its spelling is kept. */
export const webUrl: EnvParser<string> = (given) =>
  webUrlOf(given) ? given : new Unreadable('must be an http:// or https:// address without user and password');

function webUrlOf(given: string): URL | undefined {
  const parsed = URL.canParse(given) ? new URL(given) : undefined;
  const isBare = parsed && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.password === '';
  return isBare ? parsed : undefined;
}

/** Splits a text at commas into words, in their order, without blanks and duplicates. */
export function commaSeparated(given: string): readonly string[] {
  const items = given.split(',').map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** Parses JSON. Returns undefined for a text that is not JSON. */
export function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

/** Parses a JSON object. Returns undefined for any other text. */
export function jsonObject(given: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(given);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
