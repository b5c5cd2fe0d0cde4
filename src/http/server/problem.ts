import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Encoded } from '../decoding/codec';
import { encodeNotFound, isUnderApi } from '../negotiation/http-error';
import { writeHeaders } from '../replies/failure';

const NOT_FOUND = 404;

/** Problem document (RFC 9457): status, its title and an optional `code`; nothing of the server or the request. */
export function problem(status: number, code?: string): Encoded {
  return {
    mediaType: 'application/problem+json; charset=utf-8',
    content: JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code }),
  };
}

/** Answers 404: under /api/ as Web API does, elsewhere with a problem document. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const encoded = isUnderApi(request) ? encodeNotFound(request) : problem(NOT_FOUND);
  writeHeaders(reply, encoded);
  void reply.status(NOT_FOUND).send(encoded.content);
}
