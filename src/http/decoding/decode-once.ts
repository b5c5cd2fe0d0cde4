import type { FastifyRequest } from 'fastify';
import { requestHead } from '../server/request-head';
import type { Codec } from './codec';

const NOTHING = Buffer.alloc(0);

/** Replaces the request's raw body by what the codec reads of it, unless that has been done; throws {@link Undecodable}. */
export function decodeOnce<B extends object>(request: FastifyRequest, codec: Codec<B>): B {
  const body = request.body ?? NOTHING;
  if (!Buffer.isBuffer(body)) return body as B;
  const decoded = codec.decode({ ...requestHead(request), body });
  request.body = decoded;
  return decoded;
}
