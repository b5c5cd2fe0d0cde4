import { readFileSync } from 'node:fs';
import type { ConfigIssue } from './config-error';

/** Variables that hold a secret, or an address that may have one in it; ids are none. */
const MAY_BE_FILES =
  /(?:SECRET|TOKEN|SIGN_KEY|ACCESS_KEY|API_KEY)(?!.*_ID$)|^(?:DATABASE|REDIS|SMTP|WEBHOOK)_URL$|^HTTPS?_PROXY$|^OTEL_EXPORTER_OTLP_HEADERS$/;

const SUFFIX = '_FILE';
const MAX_LENGTH = 65_536;

/** Environment in which secrets of files stand in place of the files' names. */
interface SecretFiles {
  readonly environment: NodeJS.ProcessEnv;
  readonly issues: readonly ConfigIssue[];
  /** Variables whose file has an issue: what they would have held is not known. */
  readonly unread: readonly string[];
}

/** Names of the variables that may be given as a file, as `<NAME>_FILE`. */
export const secretFileNames = (declared: readonly string[]): readonly string[] =>
  declared.filter((name) => MAY_BE_FILES.test(name)).map((name) => `${name}${SUFFIX}`);

/**
 * Reads secrets from the files that `<NAME>_FILE` names, without the newlines at their ends. An issue has neither content
 * nor name of a file: the secret itself may stand where its file should.
 */
export function readSecretFiles(environment: NodeJS.ProcessEnv, declared: readonly string[]): SecretFiles {
  const read = secretFileNames(declared)
    .filter((variable) => Boolean(environment[variable]))
    .map((variable) => {
      const name = variable.slice(0, -SUFFIX.length);
      return { variable, name, ...(environment[name] ? besides(name) : secretIn(environment[variable] ?? '')) };
    });
  const secrets = read.flatMap(({ name, secret }) => (secret === undefined ? [] : [[name, secret] as const]));
  const bad = read.flatMap(({ variable, name, rule }) => (rule === undefined ? [] : [{ variable, name, rule }]));
  return {
    environment: { ...environment, ...Object.fromEntries(secrets) },
    issues: bad.map(({ variable, rule }) => ({ variable, rule })),
    unread: bad.map(({ name }) => name),
  };
}

type Read =
  { readonly secret: string; readonly rule?: undefined } | { readonly secret?: undefined; readonly rule: string };

const besides = (name: string): Read => ({ rule: `must not be given beside ${name}: leave one of the two out` });

function secretIn(file: string): Read {
  try {
    const secret = readFileSync(file, 'utf8').replace(/[\r\n]+$/, '');
    if (secret === '') return { rule: 'names a file that is empty' };
    return secret.length > MAX_LENGTH ? { rule: 'names a file that is too long for a secret' } : { secret };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return { rule: `names a file that cannot be read (${code})` };
  }
}
