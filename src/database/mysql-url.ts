import { isIP } from 'node:net';
import { mysqlTls, type MysqlTls, TLS_PARAMETERS } from './mysql-tls';

/** Connection settings of a MySQL/MariaDB database, parsed from DATABASE_URL: address, pool size, patience, TLS, prepared statements. */
export interface MysqlAddress {
  /** `mysql://user:password@host:port/database`, percent-encoded, without parameters. */
  readonly url: string;
  readonly poolSize: number;
  /** Longest wait of a statement for a lock, in seconds; half a second later it counts as unanswered. Two where it is undefined. */
  readonly answerSeconds?: number;
  /** Undefined for a connection in the clear. */
  readonly tls?: MysqlTls;
  /** False where a proxy in between takes no prepared statements: values are sent as text then. */
  readonly preparedStatements?: false;
}

const STANDARD_POOL_SIZE = 14;

/** Longest wait of a statement for a lock, in seconds: a request whose statement is not answered is, within three. */
export const STANDARD_ANSWER_SECONDS = 2;

export const MAX_ANSWER_SECONDS = 60;

/** A migration holds a lock on one connection and works on another. */
const MIN_POOL_SIZE = 2;
const MAX_POOL_SIZE = 500;

/**
 * User information may hold every character raw but the separators that follow the last `@` before host and database; a
 * `%` that begins no escape is itself.
 */
const ADDRESS = new RegExp(
  [
    /^(?:mysql|mariadb):\/\//, // scheme
    /(?:(?<user>[^:]*?)(?::(?<password>.*?))?@)?/,
    /(?<host>\[[\da-f:.]+\]|[^:/?#@[\]\s]+)(?::(?<port>[1-9]\d{0,4}))?/,
    /\/(?<database>[^/?#@]+)(?:\?(?<query>.*))?$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'is',
);

/** Form of the URL of a database server, in a sentence about what it must be. */
export const MYSQL_URL_FORM =
  'mysql://user:password@host:3306/database; after a ? may follow poolSize=2 to 500, answerSeconds=1 to 60, ' +
  'preparedStatements=false, ssl-mode=disabled, required, verify_ca or verify_identity (with a host name; or sslmode, ssl, sslaccept) and ssl-ca=<file>, nothing else';

/** Reads the URL of a database server. Returns undefined for one that cannot be read, or with an unknown parameter. */
export function parseMysqlUrl(given: string): MysqlAddress | undefined {
  const parts = ADDRESS.exec(given)?.groups;
  const settings = parts && readParameters(new URLSearchParams(parts['query']));
  if (!settings || (settings.tls?.verify === 'identity' && isAddress(parts))) return undefined;
  const url = encodedUrl(parts);
  return URL.canParse(url) ? { url, ...settings } : undefined;
}

const PARAMETERS: readonly string[] = ['poolSize', 'answerSeconds', 'preparedStatements', ...TLS_PARAMETERS];

/** Values that `preparedStatements` may have. */
const PREPARED: Readonly<Record<string, Pick<MysqlAddress, 'preparedStatements'>>> = {
  true: {},
  false: { preparedStatements: false },
};

/** Everything but the address; undefined for a parameter that is unknown, doubled or unreadable. */
function readParameters(parameters: URLSearchParams): Omit<MysqlAddress, 'url'> | undefined {
  if (!areKnown([...parameters.keys()])) return undefined;
  const size = poolSizeIn(parameters);
  const patience = answerSecondsIn(parameters);
  const prepared = PREPARED[parameters.get('preparedStatements') ?? 'true'];
  const tls = mysqlTls(parameters);
  if (!size || !patience || !prepared || tls === 'unreadable') return undefined;
  return { ...size, ...patience, ...prepared, ...(tls !== undefined && { tls }) };
}

function poolSizeIn(parameters: URLSearchParams): Pick<MysqlAddress, 'poolSize'> | undefined {
  const poolSize = Number(parameters.get('poolSize') ?? STANDARD_POOL_SIZE);
  return isWithin(poolSize, MIN_POOL_SIZE, MAX_POOL_SIZE) ? { poolSize } : undefined;
}

function answerSecondsIn(parameters: URLSearchParams): Pick<MysqlAddress, 'answerSeconds'> | undefined {
  if (!parameters.has('answerSeconds')) return {};
  const answerSeconds = Number(parameters.get('answerSeconds'));
  return isWithin(answerSeconds, 1, MAX_ANSWER_SECONDS) ? { answerSeconds } : undefined;
}

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

const areKnown = (names: readonly string[]): boolean =>
  names.every((name) => PARAMETERS.includes(name)) && new Set(names).size === names.length;

type Parts = Readonly<Record<string, string | undefined>>;

function encodedUrl({ user, password, host = '', port, database = '' }: Parts): string {
  const secret = password === undefined ? '' : `:${encode(password)}`;
  const credentials = user === undefined ? '' : `${encode(user)}${secret}@`;
  return `mysql://${credentials}${host}${port === undefined ? '' : `:${port}`}/${encode(database)}`;
}

/** Connection options of a URL that {@link parseMysqlUrl} returned. */
export function mysqlCredentials(url: string) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? 3306 : Number(port),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** The driver compares the certificate with a host name only; an address would pass unseen. */
const isAddress = ({ host = '' }: Parts): boolean => host.startsWith('[') || isIP(host) > 0;

const encode = (part: string): string => encodeURIComponent(decode(part));

/** A `%` that begins no escape stands for itself (WHATWG URL); a text whose escapes are not UTF-8 is taken as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part.replace(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    return part;
  }
}
