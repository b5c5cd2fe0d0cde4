import { applyDecorators } from '@nestjs/common';
import { type ApiHeaderOptions, ApiSecurity, type HeaderObject } from '@nestjs/swagger';
import type { Problem } from './problem';

/** Header that chooses the client application. */
export const CLIENT_HEADER: ApiHeaderOptions = {
  name: 'X-Client-Id',
  required: false,
  description: 'Client application; the default one where it is missing',
};

/** Header by which a repeated POST gets the answer of the first. */
export const IDEMPOTENCY_HEADER: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: false,
  description: 'Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer',
};

/** Method decorator of an operation that a session, the server of a client application, or neither may call. */
export const OptionalBearer = (): MethodDecorator =>
  applyDecorators(ApiSecurity({}), ApiSecurity('session'), ApiSecurity('clientSecret'));

type Headers = Readonly<Record<string, HeaderObject>>;

const text = (description: string, example: string): HeaderObject => ({
  description,
  schema: { type: 'string' },
  example,
});

/** Headers that tell every answer the limit of the client's address. */
const RATE_LIMIT_HEADERS: Headers = {
  RateLimit: text(
    'Requests that the address of the client has left, and seconds until it has all',
    '"address";r=59;t=60',
  ),
  'RateLimit-Policy': text('Requests that an address has in a window, and the seconds of that', '"address";q=60;w=60'),
};

const RETRY_AFTER: Headers = {
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 0 }, example: 60 },
};

const CHALLENGE: Headers = { 'WWW-Authenticate': text('Kind of credentials', 'Bearer realm="regain"') };

/** Header of a repeated request with an idempotency key, and of its first one. */
const IDEMPOTENCY_STATUS: Headers = {
  'Idempotency-Status': text(
    'replayed: the answer is that of the first request; uncertain: the first may have been carried out',
    'replayed',
  ),
};

/** Headers of a success. */
export const successHeaders = (isIdempotent: boolean): Headers => ({
  ...RATE_LIMIT_HEADERS,
  ...(isIdempotent && IDEMPOTENCY_STATUS),
});

/** Headers of a refusal. */
export const problemHeaders = ({ status, extras }: Problem): Headers => ({
  ...RATE_LIMIT_HEADERS,
  ...(status === UNAUTHORIZED && CHALLENGE),
  ...(extras.retryAfter !== undefined && RETRY_AFTER),
});

const UNAUTHORIZED = 401;
