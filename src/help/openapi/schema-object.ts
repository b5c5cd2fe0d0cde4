import type { SchemaObject } from '@nestjs/swagger';
import type { ModelSchema } from '../../http';

/** A schema under the name that documents know it by; a list of no required members must not be there. */
export function schemaObject({ required = [], ...schema }: ModelSchema): SchemaObject {
  return { ...schema, ...(required.length > 0 && { required }) } as SchemaObject;
}
