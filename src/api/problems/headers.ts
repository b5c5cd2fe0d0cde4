import type { ApiHeaderOptions } from '@nestjs/swagger';

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
