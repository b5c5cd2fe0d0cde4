import { type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { malformed, RefusedException } from '../../common';
import type { DecodedBody } from '../decoding/decoded-body';

/**
 * Converts a decoded body to the handler's `@Body()` class and validates it by its field decorators; undeclared fields are
 * ignored. Throws {@link RefusedException} `malformed` with the first missing or invalid field in the order of declaration,
 * or with `body` for a scalar of a type that the field does not accept.
 */
export class StrictValidationPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body') return value;
    if (metatype === undefined || metatype === Object) throw new Error('@Body() needs a class');
    return fieldsOf(metatype, value as DecodedBody);
  }
}

/** Converts a decoded body to an instance of `model` and validates it. Throws {@link RefusedException} `malformed`. */
export function fieldsOf<T extends object>(model: Type<T>, body: DecodedBody): T {
  const fields = plainToInstance(model, body, { excludeExtraneousValues: true, exposeUnsetFields: true });
  const [first] = validateSync(fields, { forbidUnknownValues: true, stopAtFirstError: true });
  if (first !== undefined) throw new RefusedException(malformed(first.property));
  return fields;
}
