import type { ConfigRule } from './config-rule';
import { baseUrl, browserOrigins, matching, oneOf, wholeNumber } from './env-parsers';
import { isLoopback } from './loopback';
import { DEVELOPMENT_LIMITS, type Limits, limits, looserThanStandard, STANDARD_LIMITS } from './limits';
import { type EnvParser, Unreadable, Variable } from './variable';

const PATH_OF_SEGMENTS = /^(?:\/[\w.~%-]+)*$/;

/**
 * Parses the public URL. Its path is written into links, Cookie headers and request targets, so that it may hold letters,
 * digits, percent escapes and `.~_-` only.
 */
const publicUrl: EnvParser<string> = (given) => {
  const url = baseUrl(given);
  if (url instanceof Unreadable || PATH_OF_SEGMENTS.test(pathOf(url))) return url;
  return new Unreadable('must have a path of letters, digits and .~_- between single slashes, or none');
};

/** Path of a URL without a trailing slash; empty for the root. */
const pathOf = (url: string): string => new URL(url).pathname.replace(/\/$/, '');

/** Environment variables of the service as a whole, which the rules and options of every module may read. */
export class ServiceVariables {
  @Variable(oneOf('development', 'test', 'production'))
  readonly NODE_ENV?: 'development' | 'test' | 'production';
  @Variable(wholeNumber(0, 65_535)) readonly PORT: number = 3000;
  @Variable(matching(/^[\w.:-]{1,255}$/, 'must be a host name or an IP address')) readonly HOST?: string;
  @Variable(publicUrl) readonly PUBLIC_URL?: string;
  @Variable(browserOrigins) readonly CORS_ORIGINS: readonly string[] = [];
  @Variable(oneOf('all', 'api', 'worker')) readonly ROLE: 'all' | 'api' | 'worker' = 'all';
  @Variable(limits) readonly LIMITS?: Limits;
}

export const SERVICE_RULES: readonly ConfigRule<ServiceVariables>[] = [
  {
    reads: ['NODE_ENV', 'HOST'],
    rule: 'must be given when HOST is not loopback: development, test or production',
    isBroken: (env) => env.NODE_ENV === undefined && env.HOST !== undefined && !isLoopback(env.HOST),
  },
];

/** Limits in force: those of LIMITS over the standard; where it is not set, the loosened ones of development, or the standard. */
export const limitsInForce = (env: ServiceVariables): Limits =>
  env.LIMITS ?? ((env.NODE_ENV ?? 'development') === 'development' ? DEVELOPMENT_LIMITS : STANDARD_LIMITS);

export const SERVICE_PRODUCTION_RULES: readonly ConfigRule<ServiceVariables>[] = [
  {
    reads: ['PUBLIC_URL'],
    rule: 'must be given in production, and begin with https://: every mailed link begins with it',
    isBroken: (env) => !env.PUBLIC_URL?.startsWith('https://'),
  },
  {
    reads: ['PUBLIC_URL'],
    rule: 'must be an address that people can open, not one of this machine alone',
    isBroken: (env) => env.PUBLIC_URL !== undefined && isLoopback(new URL(env.PUBLIC_URL).hostname),
  },
  {
    reads: ['LIMITS'],
    rule: 'may only be stricter than the standard in production',
    isBroken: (env) => looserThanStandard(limitsInForce(env)).length > 0,
  },
];

/** Options of the service as a whole. */
export class ServiceOptions {
  readonly environment: 'development' | 'test' | 'production';
  readonly isProduction: boolean;
  /** True unless NODE_ENV is production, so in development and in tests. */
  readonly isDevelopment: boolean;
  /** Role of the process: `api` answers requests, `worker` delivers messages, `all` does both. */
  readonly role: 'all' | 'api' | 'worker';
  /** Address and port on which the server listens. */
  readonly host: string;
  readonly port: number;
  /** URL of the service as its users see it, without a trailing slash. */
  readonly publicUrl: string;
  /** Path of `publicUrl`, under which a proxy serves the service: `/regain`; empty for the root of a host. */
  readonly basePath: string;
  /** Origins whose pages may call the APIs, exactly as browsers name them. */
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
}

export function toServiceOptions(env: ServiceVariables): ServiceOptions {
  const isProduction = env.NODE_ENV === 'production';
  const url = env.PUBLIC_URL ?? `http://localhost:${String(env.PORT)}`;
  return {
    environment: env.NODE_ENV ?? 'development',
    isProduction,
    isDevelopment: !isProduction,
    role: env.ROLE,
    host: env.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: env.PORT,
    publicUrl: url,
    basePath: pathOf(url),
    corsOrigins: env.CORS_ORIGINS,
    limits: limitsInForce(env),
  };
}
