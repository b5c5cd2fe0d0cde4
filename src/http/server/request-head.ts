import type { FastifyRequest } from 'fastify';
import type { RequestHead } from '../decoding/codec';

/** What a codec may know of a request besides its body. */
export function requestHead(request: FastifyRequest): RequestHead {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  return { method: request.method, headers: request.headers, query: mark === -1 ? '' : url.slice(mark + 1) };
}
