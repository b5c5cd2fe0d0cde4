import { Transform } from 'class-transformer';
import { getMetadataStorage, ValidateBy } from 'class-validator';

/** Stands for a text that its reader could not read; says what it should have been, never what it was. */
export class Unreadable {
  constructor(readonly rule: string) {}
}

/** Turns the text of a variable into its value, or says the rule that the text breaks. */
export type EnvParser<T> = (text: string) => T | Unreadable;

/** A variable of the environment: read by `reader`, and bad when the reader could not. */
export const Variable =
  <T>(reader: EnvParser<T>) =>
  <K extends string>(target: Readonly<Partial<Record<K, T>>>, key: K): void => {
    Transform(({ value }: { value: unknown }) => reader(String(value)))(target, key);
    ValidateBy({
      name: 'isReadable',
      validator: {
        validate: (value: unknown) => !(value instanceof Unreadable),
        defaultMessage: (args) => (args?.value instanceof Unreadable ? args.value.rule : ''),
      },
    })(target, key);
  };

/** The names of all variables that a class declares. */
export function variableNames(declaration: NewableFunction): readonly string[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(declaration, '', false, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))];
}
