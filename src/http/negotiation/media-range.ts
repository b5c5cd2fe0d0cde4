const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const RANGE = new RegExp(`^[ \\t]*((${TOKEN})/(${TOKEN}))[ \\t]*$`);
const PARAMETER = new RegExp(`^[ \\t]*(${TOKEN})[ \\t]*(?:=[ \\t]*(${TOKEN}|"(?:[^"\\\\]|\\\\.)*")[ \\t]*)?$`);
const QUALITY = /^(?:0(?:\.[0-9]*)?|1(?:\.0*)?)$/;

/** A media type or range as a header names it. */
export interface MediaRange {
  /** As the client spelled it, without parameters. */
  readonly text: string;
  /** Lower-cased. */
  readonly type: string;
  readonly subtype: string;
  /** 0 to 1. */
  readonly quality: number;
}

/** How closely a range names what it covers: 2 literally, 1 by its type, 0 not at all. */
export function closeness({ type, subtype }: MediaRange): number {
  if (subtype !== '*') return 2;
  return type === '*' ? 0 : 1;
}

/** True when the range covers the (lower-cased) media type. */
export function covers({ type, subtype }: MediaRange, mediaType: string): boolean {
  if (subtype !== '*') return `${type}/${subtype}` === mediaType;
  return type === '*' || mediaType.startsWith(`${type}/`);
}

/** All ranges of a header's value, none if it is absent or empty; `undefined` if any of them cannot be read. */
export function parseMediaRanges(value = ''): readonly MediaRange[] | undefined {
  const ranges = splitOutsideQuotes(value, ',')
    .filter((part) => part.trim() !== '')
    .map(parseRange);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

/** The one media type that a header's value names; `undefined` for none, several or something else. */
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

function parseQuality(parameters: readonly string[]): number | undefined {
  let quality = '1';
  for (const parameter of parameters) {
    const [, name, value = ''] = PARAMETER.exec(parameter) ?? [];
    if (name === undefined) return undefined;
    if (name.toLowerCase() === 'q') quality = value;
  }
  return QUALITY.test(quality) ? Number(quality) : undefined;
}

/** Splits at a mark, but not inside of quoted strings. */
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
