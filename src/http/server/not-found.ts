import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodeNotFound, isUnderApi } from '../negotiation/not-found';
import { writeHeaders } from '../replies/answer';
import { problem } from './problem';

const NOT_FOUND = 404;

/** Answers a URL that names nothing that we have: under /api/ as Web API does, elsewhere by a problem document. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const encoded = isUnderApi(request) ? encodeNotFound(request) : problem(NOT_FOUND);
  writeHeaders(reply, encoded);
  void reply.status(NOT_FOUND).send(encoded.content);
}
