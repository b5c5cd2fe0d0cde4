import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { malformed, type Refusal, RefusedException } from '../../common';
import { textOf } from '../fields/field-values';
import type { DataContract, MemberCheck, MemberChecks } from './clr-type';

/** Member check: the value is a text of more than white space. */
export const required = (refusal?: Refusal & Readonly<Record<string, unknown>>): MemberCheck<string> => ({
  accepts: (value): value is string => typeof value === 'string' && textOf(value) !== undefined,
  ...(refusal && { refusal }),
});

/** Member check: the value is one of the given numbers. */
export const oneOf = <V extends number>(...values: readonly V[]): MemberCheck<V> => ({
  accepts: (value): value is V => (values as readonly unknown[]).includes(value),
});

/**
 * Pipe of a `@Body()` that is a bound record: throws the refusal of the first member check of its contract that fails.
 */
export class MemberChecksPipe implements PipeTransform<unknown, unknown> {
  private readonly checks: readonly (readonly [name: string, check: MemberCheck])[];

  constructor({ checks }: DataContract) {
    this.checks = Object.entries(checks as MemberChecks);
  }

  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type !== 'body' || data !== undefined) return value;
    const record = value as Readonly<Record<string, unknown>>;
    for (const [name, { accepts, refusal }] of this.checks)
      if (!accepts(record[name])) throw new RefusedException(refusal ?? malformed(name));
    return value;
  }
}
