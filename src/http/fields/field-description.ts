import type { Type } from '@nestjs/common';

/** What pages about a route tell of one field of its request. */
export interface FieldDescription {
  readonly name: string;
  /** In the words of the source document. */
  readonly about: string;
  /** How it is written; `integer` fields are taken as digits in a string as well. */
  readonly kind: 'text' | 'integer';
  /** The field whose presence makes this one superfluous, or whether it must always be there. */
  readonly isRequired: boolean;
  readonly unless?: string;
  /** Longest text, in characters; none where other rules decide. */
  readonly max?: number;
  /** All values that it takes, if they are few. */
  readonly oneOf?: readonly string[];
  /** What a sample holds; none leaves an optional field out of samples. */
  readonly example?: string;
  /** True for what no page should remember. */
  readonly isSecret: boolean;
}

const FIELDS = 'wire:fields';

/** Keeps a description with the class of the property. */
export const describeField =
  (description: Omit<FieldDescription, 'name'>): PropertyDecorator =>
  (prototype, name) => {
    const known = fieldsDescribedOn(prototype);
    Reflect.defineMetadata(FIELDS, [...known, { ...description, name: String(name) }], prototype);
  };

/** The fields of a `@Body()` class as declared; none for any other class. */
export const fieldDescriptions = (model: Type<object>): readonly FieldDescription[] =>
  fieldsDescribedOn(model.prototype as object);

const fieldsDescribedOn = (prototype: object): readonly FieldDescription[] =>
  (Reflect.getMetadata(FIELDS, prototype) as readonly FieldDescription[] | undefined) ?? [];
