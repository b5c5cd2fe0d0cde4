import type { IncomingHttpHeaders } from 'node:http';
import { RESPONSE_TYPES, type ResponseFormat } from './formats';
import { closeness, covers, type MediaRange, parseMediaRanges, parseMediaType } from './media-range';

/** The form of an answer, and which of its media types names it. */
export interface Chosen {
  readonly format: ResponseFormat;
  readonly mediaType: string;
}

interface Match extends Chosen {
  readonly range: MediaRange;
}

const JSON_ANSWER: Chosen = { format: 'json', mediaType: 'application/json' };

/**
 * Chooses the form of an answer as Web API's default negotiator does: JSON for scripts that accept anything, then what
 * Accept prefers (JSON where it does not care), then the form of the request, then JSON. It never refuses to answer.
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

/** The first range that covers one of a form's media types, and the first media type that it covers. */
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
  return b.quality - a.quality || closeness(b) - closeness(a);
}
