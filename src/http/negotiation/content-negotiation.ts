import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHead } from '../decoding/codec';
import { Undecodable } from '../decoding/decoded-body';
import { refuseCompressed } from '../decoding/content-type';

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const RANGE = new RegExp(`^[ \\t]*((${TOKEN})/(${TOKEN}))[ \\t]*$`);
const PARAMETER = new RegExp(`^[ \\t]*(${TOKEN})[ \\t]*(?:=[ \\t]*(${TOKEN}|"(?:[^"\\\\]|\\\\.)*")[ \\t]*)?$`);
const QUALITY = /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/;
const FULL_QUALITY = 1;

/** Media type or media range of an Accept or Content-Type header (RFC 9110). */
interface MediaRange {
  /** Media range without parameters, in the client's spelling. */
  readonly text: string;
  /** Main type, lower-case. */
  readonly type: string;
  readonly subtype: string;
  /** Quality value `q`, 0 or more; 1 where it is missing or no number. */
  readonly quality: number;
}

/** Specificity of a range: 2 for `a/b`, 1 for `a/*`, 0 for `*\/*`. */
function specificity({ type, subtype }: MediaRange): number {
  if (subtype !== '*') return 2;
  return type === '*' ? 0 : 1;
}

/** True when the range covers the media type, which is lower-case. */
function covers({ type, subtype }: MediaRange, mediaType: string): boolean {
  if (subtype !== '*') return `${type}/${subtype}` === mediaType;
  return type === '*' || mediaType.startsWith(`${type}/`);
}

/** Maximum length of an Accept or Content-Type header; browsers send 200 characters at most. */
const MAX_HEADER = 2_048;

/**
 * Parses the media ranges of a header value; empty for a missing or empty one. Returns undefined when any range is
 * malformed, and for a header of more than 2,048 characters.
 */
function parseMediaRanges(value = ''): readonly MediaRange[] | undefined {
  if (value.length > MAX_HEADER) return undefined;
  const ranges = splitOutsideQuotes(value, ',')
    .filter((part) => part.trim() !== '')
    .map(parseRange);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

/** Parses a header value that must hold one media type. Returns undefined for none, several or a malformed one. */
export function parseMediaType(value?: string): MediaRange | undefined {
  const ranges = parseMediaRanges(value);
  return ranges?.length === 1 ? ranges[0] : undefined;
}

function parseRange(part: string): MediaRange | undefined {
  const [range = '', ...parameters] = splitOutsideQuotes(part, ';');
  const [, text, type, subtype] = RANGE.exec(range) ?? [];
  const quality = parseQuality(parameters);
  if (text === undefined || type === undefined || subtype === undefined || quality === undefined) return undefined;
  return { text, type: type.toLowerCase(), subtype: subtype.toLowerCase(), quality };
}

/**
 * Quality value among parameters: the first `q`, read as `HeaderUtilities.GetQuality` of System.Net.Http reads it: digits and
 * one decimal point, of any length and size. Any other `q` counts as none. Returns undefined for a malformed parameter.
 */
function parseQuality(parameters: readonly string[]): number | undefined {
  const matches = parameters.map((parameter) => PARAMETER.exec(parameter));
  if (matches.includes(null)) return undefined;
  const [, , quality = ''] = matches.find((match) => match?.[1]?.toLowerCase() === 'q') ?? [];
  const number = QUALITY.test(quality) ? Number(quality) : FULL_QUALITY;
  return Number.isFinite(number) ? number : FULL_QUALITY;
}

/** Splits a header value at a separator outside of quoted strings. */
function splitOutsideQuotes(text: string, mark: ',' | ';'): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[,;]/g)) {
    if (token !== mark) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  return [...parts, text.slice(start)];
}

/** Formats of a Web API answer. */
export type ResponseFormat = 'json' | 'xml';
/** Formats of a Web API request body. */
export type RequestFormat = ResponseFormat | 'form';

/** Media types of each format, the preferred one first; the formats in Web API's order of formatters. */
const RESPONSE_TYPES: readonly (readonly [ResponseFormat, readonly string[]])[] = [
  ['json', ['application/json', 'text/json']],
  ['xml', ['application/xml', 'text/xml']],
];

/** Format of a request body by its media type. */
const REQUEST_FORMATS: ReadonlyMap<string, RequestFormat> = new Map<string, RequestFormat>([
  ...RESPONSE_TYPES.flatMap(([format, types]) => types.map((type) => [type, format] as const)),
  ['application/x-www-form-urlencoded', 'form'],
]);

/** Negotiated format of an answer, with the media type for its Content-Type. */
export interface Chosen {
  readonly format: ResponseFormat;
  readonly mediaType: string;
}

interface Match extends Chosen {
  readonly range: MediaRange;
}

const JSON_ANSWER: Chosen = { format: 'json', mediaType: 'application/json' };

/**
 * Negotiates the format of an answer as Web API's DefaultContentNegotiator does: JSON for XMLHttpRequests that accept
 * anything, then the best match of Accept (JSON among equals), then the format of the request, then JSON. Never 406.
 */
export function chooseResponse(headers: IncomingHttpHeaders): Chosen {
  const accepted = parseMediaRanges(headers.accept) ?? [];
  if (isScript(headers) && acceptsAnything(accepted)) return JSON_ANSWER;
  return matchAccept(accepted) ?? matchRequest(headers) ?? JSON_ANSWER;
}

function isScript(headers: IncomingHttpHeaders): boolean {
  return String(headers['x-requested-with'] ?? '')
    .toLowerCase()
    .includes('xmlhttprequest');
}

function acceptsAnything(accepted: readonly MediaRange[]): boolean {
  const [first] = accepted;
  return first === undefined || (accepted.length === 1 && first.text === '*/*');
}

function matchAccept(accepted: readonly MediaRange[]): Chosen | undefined {
  const ranked = accepted.filter(({ quality }) => quality > 0).sort(byPreference);
  const matches = RESPONSE_TYPES.flatMap((entry) => matchFormat(entry, ranked) ?? []);
  return matches.sort((a, b) => byPreference(a.range, b.range))[0];
}

/**
 * First media range that covers a media type of the format, and the first such media type. Returns undefined without a
 * match.
 */
function matchFormat(
  [format, types]: (typeof RESPONSE_TYPES)[number],
  ranked: readonly MediaRange[],
): Match | undefined {
  for (const range of ranked) {
    const mediaType = types.find((type) => covers(range, type));
    if (mediaType !== undefined) return { format, mediaType, range };
  }
  return undefined;
}

function matchRequest(headers: IncomingHttpHeaders): Chosen | undefined {
  const range = parseMediaType(headers['content-type']);
  return range === undefined ? undefined : RESPONSE_TYPES.flatMap((entry) => matchFormat(entry, [range]) ?? [])[0];
}

function byPreference(a: MediaRange, b: MediaRange): number {
  return b.quality - a.quality || specificity(b) - specificity(a);
}

/** Format of a request body by its Content-Type. Throws {@link Undecodable} (415) for any other. */
export function requestFormat(head: RequestHead): RequestFormat {
  refuseCompressed(head);
  const named = parseMediaType(head.headers['content-type']);
  const format = named && REQUEST_FORMATS.get(named.text.toLowerCase());
  if (format === undefined) throw new Undecodable('a media type that this route does not read', 415);
  return format;
}
