import { Transform } from 'class-transformer';
import { getMetadataStorage, ValidateBy } from 'class-validator';

/** Result of a parser for a text that it rejects: the rule that the text violates, never the text. */
export class Unreadable {
  constructor(readonly rule: string) {}
}

/** Parser of a variable's text: returns the value, or `Unreadable` with the violated rule. */
export type EnvParser<T> = (text: string) => T | Unreadable;

/** Class that declares environment variables: one property per variable, whose initializer is the default. */
export type VariablesClass<V extends object = object> = new () => V;

/**
 * Property decorator that declares an environment variable. The property has the variable's name; `parser` reads its
 * text.
 */
export const Variable =
  <T>(parser: EnvParser<T>) =>
  <K extends string>(target: Readonly<Partial<Record<K, T>>>, key: K): void => {
    Transform(({ value }: { value: unknown }) => parser(String(value)))(target, key);
    ValidateBy({
      name: 'isReadable',
      validator: {
        validate: (value: unknown) => !(value instanceof Unreadable),
        defaultMessage: (args) => (args?.value instanceof Unreadable ? args.value.rule : ''),
      },
    })(target, key);
  };

/** Names of all variables that a class declares. */
export function variableNames(declaration: NewableFunction): readonly string[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(declaration, '', false, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))];
}
