import { STATUS_CODES } from 'node:http';
import type { Encoded } from '../decoding/codec';

/** A problem document (RFC 9457): the status, a `code` if there is one, and nothing of the server or the request. */
export function problem(status: number, code?: string): Encoded {
  return {
    mediaType: 'application/problem+json; charset=utf-8',
    content: JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code }),
  };
}
