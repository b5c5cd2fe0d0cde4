import { readFileSync } from 'node:fs';
import Ajv, { type ErrorObject } from 'ajv';
import { ConfigError, parseJson } from '../../../config';
import { type AccountSource, AccountSources } from './account-sources';
import { ACCOUNTS_FILE_SCHEMA } from './accounts-file.schema';
import { checkSource } from './check-source';
import { explainSchemaError } from './explain-schema-error';
import { resolveSecrets } from './resolve-secrets';

type Entries = readonly (readonly [app: string, source: AccountSource])[];

/**
 * Reads where the accounts of client applications are, from the file that ACCOUNTS_FILE names, with the secrets that it refers
 * to. Throws a ConfigError that lists every mistake with its place in the file, and no value of a secret.
 */
export function readAccountsFile(file: string, environment: NodeJS.ProcessEnv, isProduction: boolean): AccountSources {
  const entries = entriesOf(readDocument(file));
  const resolved = entries.map(([app, source]) => [app, resolveSecrets(source, environment, isProduction)] as const);
  const problems = resolved.flatMap(([app, { source, problems: unresolved }]) =>
    [...unresolved, ...checkSource(source)].map((problem) => `/${app}${problem}`),
  );
  if (problems.length > 0) throw unusable(problems);
  return new AccountSources(new Map(resolved.map(([app, { source }]) => [app, source])));
}

const unusable = (problems: readonly string[]): ConfigError =>
  new ConfigError([...new Set(problems)].map((rule) => ({ variable: 'ACCOUNTS_FILE', rule })));

function readDocument(file: string): unknown {
  try {
    const document = parseJson(readFileSync(file, 'utf8'));
    if (document === undefined) throw unusable(['names a file that is not JSON']);
    return document;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw unusable([`names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`]);
  }
}

/** Entries of a document that is as the schema says. */
function entriesOf(document: unknown): Entries {
  const ajv = new Ajv({ allErrors: true, discriminator: true, allowUnionTypes: true, verbose: true });
  const validate = ajv.compile<Readonly<Record<string, AccountSource>>>(ACCOUNTS_FILE_SCHEMA);
  if (!validate(document)) throw unusable(mistakesIn(validate.errors ?? []).map(explainSchemaError));
  return Object.entries(document).filter(([name]) => name !== '$schema');
}

/** Errors without those inside of a wrong name, which has one of its own. */
const mistakesIn = (errors: readonly ErrorObject[]): readonly ErrorObject[] =>
  errors.filter(({ propertyName }) => propertyName === undefined);
