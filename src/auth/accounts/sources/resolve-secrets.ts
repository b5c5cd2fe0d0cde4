import { readFileSync } from 'node:fs';
import { readWebhookSecret } from '../../../common';
import { isWeakSecret, STRONG_SECRETS } from '../../../config';
import type { AccountSource, EventsTarget } from './account-sources';

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
  const withEvents = { ...source, ...(events && { events: withSecret(events, resolve, problems) }) };
  return { source: withOwnSecret(withEvents, resolve), problems };
}

/** Event target with its secret, which has to be one of Standard Webhooks. */
function withSecret(events: EventsTarget, resolve: Resolve, problems: string[]): EventsTarget {
  const secret = resolve('/events/secret', events.secret, true);
  if (secret !== '' && !readWebhookSecret(secret))
    problems.push('/events/secret: must be whsec_ and the base64 of 24 to 64 random bytes');
  return { ...events, secret };
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
