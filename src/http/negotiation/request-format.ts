import type { RequestHead } from '../decoding/codec';
import { refuseForeignCoding } from '../decoding/media-type';
import { Undecodable } from '../decoding/undecodable';
import { REQUEST_FORMATS, type RequestFormat } from './formats';
import { parseMediaType } from './media-range';

/** The form of a request's body by its Content-Type; throws {@link Undecodable} (415) for all that is not read. */
export function requestFormat(head: RequestHead): RequestFormat {
  refuseForeignCoding(head);
  const named = parseMediaType(head.headers['content-type']);
  const format = named && REQUEST_FORMATS.get(named.text.toLowerCase());
  if (format === undefined) throw new Undecodable('a media type that this route does not read', 415);
  return format;
}
