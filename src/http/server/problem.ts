import { STATUS_CODES } from 'node:http';
import type { Encoded } from '../decoding/codec';

/** Problem document (RFC 9457): status, its title and an optional `code`; nothing of the server or the request. */
export function problem(status: number, code?: string): Encoded & { readonly content: string } {
  return {
    mediaType: 'application/problem+json; charset=utf-8',
    content: JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code }),
  };
}
