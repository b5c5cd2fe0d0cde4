import { readFileSync } from 'node:fs';
import { StatedError } from '../common';

/** TLS of the connections to a database server. */
export interface MysqlTls {
  /** `none` encrypts only, `ca` checks the issuer of the certificate, `identity` its host name too. */
  readonly verify: 'none' | 'ca' | 'identity';
  /** PEM file of the certificate authorities to trust, instead of those that Node trusts. */
  readonly caFile?: string;
}

type Mode = 'off' | MysqlTls['verify'];

/** In the words of MySQL's clients (`ssl-mode`), of libpq and hosted services (`sslmode`), of drivers (`ssl`), of Prisma. */
const MODES: Readonly<Record<string, Readonly<Record<string, Mode>>>> = {
  'ssl-mode': { disabled: 'off', required: 'none', verify_ca: 'ca', verify_identity: 'identity' },
  sslmode: { disable: 'off', require: 'none', 'verify-ca': 'ca', 'verify-full': 'identity' },
  ssl: { false: 'off', 0: 'off', true: 'identity', 1: 'identity' },
  sslaccept: { strict: 'identity', accept_invalid_certs: 'none' },
};

const CA_FILES = ['ssl-ca', 'sslca'];

/** Parameters of DATABASE_URL that concern TLS. */
export const TLS_PARAMETERS: readonly string[] = [...Object.keys(MODES), ...CA_FILES];

const STRICTNESS = ['none', 'ca', 'identity'] as const;

/**
 * TLS by the parameters of a URL; the strictest of several wins, and a file of authorities makes `required` check them, as
 * MySQL's clients do. Modes that would fall back to an open connection, such as `preferred`, and contradictions are
 * `unreadable`. Returns undefined when no TLS is asked for.
 */
export function mysqlTls(parameters: URLSearchParams): MysqlTls | 'unreadable' | undefined {
  const modes = askedModes(parameters);
  const files = CA_FILES.flatMap((name) => parameters.get(name) ?? []);
  if (modes.includes(undefined) || files.length > 1 || files[0] === '') return 'unreadable';
  if (modes.length + files.length === 0) return undefined;
  return combine(modes, files[0]);
}

/** Undefined stands for a value that no client knows. */
const askedModes = (parameters: URLSearchParams): readonly (Mode | undefined)[] =>
  Object.entries(MODES).flatMap(([name, modes]) => {
    const given = parameters.get(name);
    return given === null ? [] : [modes[given.toLowerCase()]];
  });

function combine(modes: readonly (Mode | undefined)[], caFile: string | undefined): ReturnType<typeof mysqlTls> {
  if (modes.includes('off'))
    return modes.every((mode) => mode === 'off') && caFile === undefined ? undefined : 'unreadable';
  const strictest = STRICTNESS.findLast((mode) => modes.includes(mode)) ?? 'identity';
  if (caFile === undefined) return { verify: strictest };
  return { verify: strictest === 'none' ? 'ca' : strictest, caFile };
}

/** The driver's `ssl` option. Throws when the file of authorities cannot be read. */
export function tlsOptions({ verify, caFile }: MysqlTls) {
  return {
    rejectUnauthorized: verify !== 'none',
    verifyIdentity: verify === 'identity',
    ...(caFile !== undefined && { ca: readAuthorities(caFile) }),
  };
}

function readAuthorities(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StatedError(`DATABASE_URL: the file of certificate authorities ${file} cannot be read`, { cause: error });
  }
}
