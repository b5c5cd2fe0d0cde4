import { defineConfig, type EnvParser, oneOf, Unreadable, Variable, wholeNumber } from '../config';
import { trustedProxies } from './trusted-proxies';

const STANDARD_THROTTLE: ThrottleLimits = { perMinute: 300, sendPerMinute: 60 };

/** Request limits per minute and client address in one process; beyond them it answers `throttled`. */
export interface ThrottleLimits {
  readonly perMinute: number;
  /** Further limit per minute for routes marked by `@SendRoute()`. */
  readonly sendPerMinute: number;
}

/** Number of times the standard throttle limits beyond which production wants to be told that this is meant. */
const UNSAFE_FACTOR = 100;

const THROTTLE = /^([1-9]\d{0,8})(?:,send=([1-9]\d{0,8}))?$/;

/** Parses throttle limits per minute: `300`, or `300,send=60` with a limit for routes that send messages. */
const throttle: EnvParser<ThrottleLimits> = (given) => {
  const [, requests, sends] = THROTTLE.exec(given) ?? [];
  if (requests === undefined) return new Unreadable('must be requests per minute and IP: 300 or 300,send=60');
  const perMinute = Number(requests);
  const standard = Math.min(STANDARD_THROTTLE.sendPerMinute, perMinute);
  return { perMinute, sendPerMinute: sends === undefined ? standard : Number(sends) };
};

class HttpVariables {
  @Variable(trustedProxies) readonly TRUSTED_PROXIES?: readonly string[];
  @Variable(throttle) readonly THROTTLE: ThrottleLimits = STANDARD_THROTTLE;
  @Variable(oneOf('yes', 'no')) readonly THROTTLE_UNSAFE: 'yes' | 'no' = 'no';
  @Variable(wholeNumber(0, 600)) readonly DRAIN_SECONDS?: number;
  @Variable(wholeNumber(1, 3600)) readonly KEEP_ALIVE_SECONDS: number = 75;
}

/** Options of the HTTP server. */
export class HttpOptions {
  /** Proxies that may set X-Forwarded-For: addresses, networks, or loopback, linklocal, uniquelocal. */
  readonly trustedProxies: readonly string[];
  readonly throttle: ThrottleLimits;
  /** Seconds from SIGTERM to the end of service: readiness is denied, requests are still answered. */
  readonly drainSeconds: number;
  /** Time that an idle connection stays open, in seconds; a balancer in front should close its own before. */
  readonly keepAliveSeconds: number;
  /** Path of the public URL, which is removed from requests of proxies that leave it on; empty for the root of a host. */
  readonly basePath: string;
  /** Origins whose pages may call the APIs, exactly as browsers name them. */
  readonly corsOrigins: readonly string[];
}

const PRODUCTION_DRAIN_SECONDS = 5;

export const httpConfig = defineConfig({
  variables: HttpVariables,
  options: HttpOptions,
  productionRules: [
    {
      reads: ['TRUSTED_PROXIES', 'ROLE'],
      rule: 'must be given in production: the proxies in front, or none; behind an unlisted proxy all clients are one address',
      isBroken: (env) => env.TRUSTED_PROXIES === undefined && env.ROLE !== 'worker',
    },
    {
      reads: ['THROTTLE', 'THROTTLE_UNSAFE'],
      rule: 'must not be over 100 times the standard in production, unless THROTTLE_UNSAFE=yes',
      isBroken: (env) => env.THROTTLE_UNSAFE === 'no' && isUnsafe(env.THROTTLE),
    },
  ],
  toOptions: (env, { isProduction, basePath, corsOrigins }): HttpOptions => ({
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    throttle: env.THROTTLE,
    drainSeconds: env.DRAIN_SECONDS ?? (isProduction ? PRODUCTION_DRAIN_SECONDS : 0),
    keepAliveSeconds: env.KEEP_ALIVE_SECONDS,
    basePath,
    corsOrigins,
  }),
});

const isUnsafe = ({ perMinute, sendPerMinute }: ThrottleLimits): boolean =>
  perMinute > UNSAFE_FACTOR * STANDARD_THROTTLE.perMinute ||
  sendPerMinute > UNSAFE_FACTOR * STANDARD_THROTTLE.sendPerMinute;
