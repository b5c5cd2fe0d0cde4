import { applyDecorators } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { malformed, RefusedException } from '../../common';
import type { DecodedBody, Scalar } from '../decoding/codec';
import { JsonNumber } from '../decoding/json-number';

const WHOLE = /^(?:0|[1-9][0-9]*)$/;

/** A field that is read from the body's field of the same name by `read`; null counts as missing. */
export function Field(read: (value: Exclude<Scalar, null>) => string | undefined): PropertyDecorator {
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }: { obj: DecodedBody; key: string }) => {
      const value = obj[key];
      return value === undefined || value === null ? undefined : read(value);
    }),
  );
}

/** A string is itself; any other scalar makes the body malformed. */
export function onlyText(value: Exclude<Scalar, null>): string {
  if (typeof value !== 'string') throw new RefusedException(malformed('body'));
  return value;
}

/** {@link onlyText}, but an empty string counts as missing. */
export function someText(value: Exclude<Scalar, null>): string | undefined {
  return onlyText(value) || undefined;
}

/** A string is itself and a whole number its digits; another number counts as empty, a boolean makes the body malformed. */
export function textOrWhole(value: Exclude<Scalar, null>): string {
  if (!(value instanceof JsonNumber)) return onlyText(value);
  return WHOLE.test(value.text) ? value.text : '';
}
