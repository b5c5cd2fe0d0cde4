import { type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { malformed, RefusedException } from '../../common';
import type { DecodedBody } from '../decoding/codec';

/**
 * Turns a decoded body into the handler's `@Body()` class: declared fields only, converted and judged by their field
 * decorators. The first field (as declared) that is missing, empty or badly formed is refused as malformed; a scalar of
 * a type that the field does not take makes the body malformed. Fields that the class does not declare are ignored.
 */
export class StrictValidationPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body') return value;
    if (metatype === undefined || metatype === Object) throw new Error('@Body() needs a class');
    return fieldsOf(metatype, value as DecodedBody);
  }
}

/** The fields as an instance of `model`; throws {@link RefusedException} malformed. */
export function fieldsOf<T extends object>(model: Type<T>, body: DecodedBody): T {
  const fields = plainToInstance(model, body, { excludeExtraneousValues: true, exposeUnsetFields: true });
  const [first] = validateSync(fields, { forbidUnknownValues: true, stopAtFirstError: true });
  if (first !== undefined) throw new RefusedException(malformed(first.property));
  return fields;
}
