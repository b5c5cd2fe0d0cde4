import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type as TypeOf } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';

interface MemberOptions {
  readonly description?: string;
  readonly isOptional?: boolean;
}

interface TextMemberOptions extends MemberOptions {
  readonly example?: string;
  readonly max?: number;
  /** True for secrets, which may have characters of any kind. */
  readonly isSecret?: boolean;
}

const MAX_TEXT = 256;
const MAX_SECRET = 1_024;

/** Control characters that are not white space. */
const PRINTABLE = /^[^\p{Cc}]*(?:[\t-\r\u0085][^\p{Cc}]*)*$/u;

/** Property decorator of a body's member: a string of 1 to `max` characters, without control characters unless it is secret. */
export function TextMember({
  max,
  isSecret = false,
  isOptional = false,
  ...texts
}: TextMemberOptions): PropertyDecorator {
  const maxLength = max ?? (isSecret ? MAX_SECRET : MAX_TEXT);
  return applyDecorators(
    documented(
      { ...texts, type: String, minLength: 1, maxLength, ...(isSecret && { format: 'password' }) },
      isOptional,
    ),
    ...when(isOptional, IsOptional()),
    IsString(),
    Length(1, maxLength),
    ...when(!isSecret, Matches(PRINTABLE)),
  );
}

/** Property decorator of a body's member: one of a few strings. */
export function ChoiceMember(
  values: readonly string[],
  { isOptional = false, ...texts }: MemberOptions & { readonly example?: string },
): PropertyDecorator {
  return applyDecorators(
    documented({ ...texts, type: String, enum: [...values] }, isOptional),
    ...when(isOptional, IsOptional()),
    IsIn([...values]),
  );
}

/** Property decorator of a body's member: an object of its own. */
export function ObjectMember(model: Type<object>, { isOptional = false, ...texts }: MemberOptions): PropertyDecorator {
  return applyDecorators(
    documented({ ...texts, type: model }, isOptional),
    ...when(isOptional, IsOptional()),
    IsObject(),
    ValidateNested(),
    TypeOf(() => model),
  );
}

const documented = (options: ApiPropertyOptions, isOptional: boolean): PropertyDecorator =>
  ApiProperty({ ...options, required: !isOptional } as ApiPropertyOptions);

const when = (condition: boolean, decorator: PropertyDecorator): readonly PropertyDecorator[] =>
  condition ? [decorator] : [];
