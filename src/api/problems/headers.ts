import { applyDecorators } from '@nestjs/common';
import { type ApiHeaderOptions, ApiSecurity } from '@nestjs/swagger';

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
