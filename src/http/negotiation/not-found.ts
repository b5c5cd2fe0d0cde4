import type { FastifyRequest } from 'fastify';
import type { Encoded } from '../decoding/codec';
import { encodeHttpError } from './http-error';

const API = /^\/api\//i;
const ESCAPES = /(?:%[0-9a-f]{2})+/gi;
const KEPT = /[#?%\p{Cc}]/gu;

/** True for a request whose URL belongs to Web API's routes, whether there is such a route or not. */
export const isUnderApi = ({ raw }: Pick<FastifyRequest, 'raw'>): boolean => API.test(raw.url ?? '');

/** Answers, in the form that the client asked for, that its URL names nothing; quotes the whole URL, unescaped. */
export function encodeNotFound({ protocol, host, raw, headers }: FastifyRequest): Encoded {
  const uri = `${protocol}://${host}${(raw.url ?? '').replace(ESCAPES, unescapeText)}`;
  return encodeHttpError({ message: `No HTTP resource was found that matches the request URI '${uri}'.` }, headers);
}

/** Escapes of what would change the URL's meaning, or of no UTF-8, stay. */
function unescapeText(escapes: string): string {
  try {
    return decodeURIComponent(escapes).replace(KEPT, encodeURIComponent);
  } catch {
    return escapes;
  }
}
