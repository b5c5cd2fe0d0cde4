import { type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { malformed, RefusedException } from '../../common';
import type { DecodedBody } from '../decoding/decoded-body';
import { declaredFields, readField } from './field-decorators';

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

/**
 * Converts a decoded body to an instance of `model`, all fields before any of them is checked. Throws {@link RefusedException}
 * `malformed`, for a class without fields in any case.
 */
export function fieldsOf<T extends object>(model: Type<T>, body: DecodedBody): T {
  const declared = declaredFields(model);
  if (declared.length === 0) throw new RefusedException(malformed('body'));
  const read = Object.fromEntries(declared.map((field) => [field.name, readField(field, body)]));
  const wrong = declared.find(({ name, fits }) => !fits(read[name], read));
  if (wrong !== undefined) throw new RefusedException(malformed(wrong.name));
  return Object.assign(new model(), read);
}
