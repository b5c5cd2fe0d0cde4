import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Answers `Expect: 100-continue` when a body is about to be read, in place of Node, which invites every body at once: one that
 * is too large by its Content-Length gets 413 and is never sent.
 */
export function inviteBodies(http: FastifyInstance): void {
  http.server.on('checkContinue', (request, response) => http.server.emit('request', request, response));
  http.addHook('preParsing', inviteBody);
}

const CONTINUE = /^100-continue$/i;

function inviteBody(
  { headers, routeOptions: { bodyLimit } }: FastifyRequest,
  reply: FastifyReply,
  _payload: unknown,
  next: () => void,
): void {
  const isTooLarge = Number(headers['content-length'] ?? 0) > bodyLimit;
  if (CONTINUE.test(headers.expect ?? '') && !isTooLarge) reply.raw.writeContinue();
  next();
}
