import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { malformed, RefusedException } from '../../common';

/**
 * Validates bodies of /v1 by the decorators of their classes. Throws `malformed` with the path of the first member that is
 * missing, badly formed or unknown.
 */
export const bodyPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: true,
  exceptionFactory: ([error]) => new RefusedException(malformed(error === undefined ? 'body' : pathOf(error))),
});

function pathOf({ property, children: [child] = [] }: ValidationError): string {
  return child === undefined ? property : `${property}.${pathOf(child)}`;
}
