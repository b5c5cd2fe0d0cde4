import { STATUS_CODES } from 'node:http';
import { type Codec, type Encoded, JSON_FORM, nestedJson } from '../../http';
import { Problem } from './problem';

/** Media type of a problem document. */
export const PROBLEM_MEDIA = 'application/problem+json';

const PROBLEM_TYPE = `${PROBLEM_MEDIA}; charset=utf-8`;

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

/** Document of a problem as its examples print it; `type` is relative to the server. */
export const problemExample = (problem: Problem): object => documentOf(problem, '');

const documentOf = ({ code, status, title, detail, extras }: Problem, publicUrl: string): object => ({
  ...{ type: `${publicUrl}${ERRORS_PAGE}#${code}`, title, status, detail, code },
  ...extras,
});

function encodeProblem(problem: Problem, publicUrl: string): Encoded {
  const { status, extras } = problem;
  return {
    mediaType: PROBLEM_TYPE,
    content: JSON.stringify(documentOf(problem, publicUrl)),
    headers: {
      ...(extras.retryAfter !== undefined && { 'retry-after': String(extras.retryAfter) }),
      ...(status === UNAUTHORIZED && { 'www-authenticate': BEARER }),
    },
  };
}

const UNAUTHORIZED = 401;
const BEARER = 'Bearer realm="regain"';
