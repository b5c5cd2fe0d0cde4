import type { Type } from '@nestjs/common';

/** Documentation of one field of a request. */
export interface FieldDescription {
  readonly name: string;
  /** Description in the source document. */
  readonly about: string;
  /** JSON type; `integer` fields also accept a string of digits. */
  readonly kind: 'text' | 'integer';
  /** Required, unless the field `unless` is present. */
  readonly isRequired: boolean;
  readonly unless?: string;
  /** Maximum length in characters; missing where the use case decides. */
  readonly max?: number;
  /** All accepted values, if they are few. */
  readonly oneOf?: readonly string[];
  /** Value in samples; an optional field without one is left out of them. */
  readonly example?: string;
  /** True for values that pages must not store. */
  readonly isSecret: boolean;
}

const FIELDS = 'http:fields';

/** Adds a field description to the class of the property. */
export const describeField =
  (description: Omit<FieldDescription, 'name'>): PropertyDecorator =>
  (prototype, name) => {
    const known = fieldsDescribedOn(prototype);
    Reflect.defineMetadata(FIELDS, [...known, { ...description, name: String(name) }], prototype);
  };

/** Field descriptions of a `@Body()` class in the order of declaration; empty for any other class. */
export const fieldDescriptions = (model: Type<object>): readonly FieldDescription[] =>
  fieldsDescribedOn(model.prototype as object);

const fieldsDescribedOn = (prototype: object): readonly FieldDescription[] =>
  (Reflect.getMetadata(FIELDS, prototype) as readonly FieldDescription[] | undefined) ?? [];
