import { readFileSync } from 'node:fs';
import { isWeakSecret, STRONG_SECRETS } from '../../../config';
import type { AccountSource } from './account-sources';

/** Source with its secrets in place of where they are, and problems by their place in it. */
export interface ResolvedSource {
  readonly source: AccountSource;
  readonly problems: readonly string[];
}

type Resolve = (place: string, reference: string, isSigning: boolean) => string;

/** Beginning of a place where a secret is. */
const REFERENCE = /^(env|file):/;

/** Resolves the secrets of a source: `env:NAME` is a variable of `environment`, `file:/path` the text of a file. */
export function resolveSecrets(
  source: AccountSource,
  environment: NodeJS.ProcessEnv,
  isProduction: boolean,
): ResolvedSource {
  const problems: string[] = [];
  const resolve: Resolve = (place, reference, isSigning) => {
    const secret = secretAt(reference, environment);
    if (secret === undefined || secret === '') problems.push(`${place}: ${reference} holds no secret`);
    else if (isSigning && isProduction && isWeakSecret(secret)) problems.push(`${place}: ${STRONG_SECRETS}`);
    return secret ?? '';
  };
  const { events } = source;
  const withEvents = {
    ...source,
    ...(events && { events: { ...events, secret: resolve('/events/secret', events.secret, true) } }),
  };
  return { source: withOwnSecret(withEvents, resolve), problems };
}

function withOwnSecret(source: AccountSource, resolve: Resolve): AccountSource {
  if (source.kind === 'service') return { ...source, secret: resolve('/secret', source.secret, true) };
  if (source.kind !== 'table') return source;
  const { database, password } = source;
  return {
    ...source,
    ...(database !== undefined && {
      database: REFERENCE.test(database) ? resolve('/database', database, false) : database,
    }),
    password:
      password.key === undefined ? password : { ...password, key: resolve('/password/key', password.key, false) },
  };
}

function secretAt(reference: string, environment: NodeJS.ProcessEnv): string | undefined {
  const at = reference.indexOf(':');
  const name = reference.slice(at + 1);
  if (reference.startsWith('env:')) return environment[name];
  try {
    return readFileSync(name, 'utf8').replace(/[\r\n]+$/, '');
  } catch {
    return undefined;
  }
}
