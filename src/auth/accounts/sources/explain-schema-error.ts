import type { ErrorObject } from 'ajv';
import { nearestName } from '../../../config';

/** Sentence about a mistake in a file, after the path of its place: `/default/columns: has an unknown name "pasword"`. */
export const explainSchemaError = (error: ErrorObject): string =>
  `${error.instancePath === '' ? 'the file' : error.instancePath}: ${ruleOf(error)}`;

type Parameters = Readonly<Record<string, unknown>>;

/** Rules by the keyword of the schema that says them; the message of others is plain enough. */
const RULES: Readonly<Record<string, (parameters: Parameters, error: ErrorObject) => string>> = {
  required: ({ missingProperty }) => `must have ${String(missingProperty)}`,
  additionalProperties: ({ additionalProperty }, error) => unknownName(String(additionalProperty), error),
  discriminator: () => 'must have a kind: own, table or service',
  enum: ({ allowedValues }) => `must be one of ${[allowedValues].flat().map(String).join(', ')}`,
  type: ({ type }) => `must be ${[type].flat().map(String).join(' or ')}`,
  pattern: ({ pattern }) => `must match ${String(pattern)}`,
  propertyNames: ({ propertyName }) => `has a name that is no name of a column: ${JSON.stringify(propertyName)}`,
};

const ruleOf = (error: ErrorObject): string =>
  RULES[error.keyword]?.(error.params as Parameters, error) ?? error.message ?? 'is not as the schema says';

function unknownName(unknown: string, { parentSchema }: ErrorObject): string {
  const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
  const meant = known.length > 1 ? `: did you mean ${nearestName(unknown, known)}?` : '';
  return `has an unknown name ${JSON.stringify(unknown)}${meant}`;
}
