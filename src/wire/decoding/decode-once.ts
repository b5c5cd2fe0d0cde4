import type { FastifyRequest } from 'fastify';
import { requestHead } from '../http/request-head';
import type { Codec, DecodedBody } from './codec';

const NOTHING = Buffer.alloc(0);

/** Replaces the request's raw body by its fields, unless that has been done; throws {@link Undecodable}. */
export function decodeOnce(request: FastifyRequest, codec: Codec): DecodedBody {
  const body = request.body ?? NOTHING;
  if (!Buffer.isBuffer(body)) return body as DecodedBody;
  const decoded = codec.decode({ ...requestHead(request), body });
  request.body = decoded;
  return decoded;
}
