import { STATUS_CODES } from 'node:http';
import { type Codec, type Encoded, JSON_FORM, nestedJson } from '../../http';
import { Problem } from './problem';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Page that explains the codes of /v1, below the public URL. */
const ERRORS_PAGE = '/Help/Errors/v1';

/** Codec of /v1: reads JSON with nested objects; writes JSON, and problem documents (RFC 9457) for everything but success. */
export const apiCodec: Codec<object, object> = {
  yields: 'record',
  requestHeaders: ['Authorization', 'Idempotency-Key', 'X-Client-Id'],
  exposedHeaders: ['Idempotency-Status', 'RateLimit', 'RateLimit-Policy', 'WWW-Authenticate'],
  forms: { reads: [JSON_FORM], readsQuery: false, writes: [JSON_FORM] },
  decode: nestedJson,
  encode: (reply, { publicUrl = '' }) =>
    reply instanceof Problem ? encodeProblem(reply, publicUrl) : encodeJson(reply),
  encodeFault: ({ status }) => ({
    mediaType: PROBLEM_TYPE,
    content: JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code: 'malformed' }),
  }),
};

const encodeJson = (body: object): Encoded => ({
  mediaType: 'application/json; charset=utf-8',
  content: JSON.stringify(body),
});

function encodeProblem({ code, status, title, detail, extras }: Problem, publicUrl: string): Encoded {
  const { retryAfter } = extras;
  return {
    mediaType: PROBLEM_TYPE,
    content: JSON.stringify({ type: `${publicUrl}${ERRORS_PAGE}#${code}`, title, status, detail, code, ...extras }),
    headers: {
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(status === UNAUTHORIZED && { 'www-authenticate': 'Bearer realm="regain"' }),
    },
  };
}

const UNAUTHORIZED = 401;
