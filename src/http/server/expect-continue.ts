import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Answers `Expect: 100-continue` when a body is about to be read, in place of Node, which invites every body at once: one that
 * is too large by its Content-Length gets 413 and is never sent. Other expectations, and those of HTTP/1.0, are ignored
 * (RFC 9110, 10.1.1).
 */
export function inviteBodies(http: FastifyInstance): void {
  for (const event of ['checkContinue', 'checkExpectation'])
    http.server.on(event, (request, response) => http.server.emit('request', request, response));
  http.addHook('preParsing', inviteBody);
}

const CONTINUE = /^100-continue$/i;

function inviteBody(
  { raw, headers, routeOptions: { bodyLimit } }: FastifyRequest,
  reply: FastifyReply,
  _payload: unknown,
  next: () => void,
): void {
  const isTooLarge = Number(headers['content-length'] ?? 0) > bodyLimit;
  const isExpected = raw.httpVersion === '1.1' && CONTINUE.test(headers.expect ?? '');
  if (isExpected && !isTooLarge) reply.raw.writeContinue();
  next();
}
