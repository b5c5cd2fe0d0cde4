import { isIP } from 'node:net';
import { commaSeparated, defineConfig, type EnvParser, Unreadable, Variable, wholeNumber } from '../config';
import type { ThrottleLimits } from './throttling/throttler.guard';

/** Names of address ranges that the option for trusted proxies accepts. */
const RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Parses the trusted proxies: addresses, networks in CIDR form and range names, separated by commas. A network of the
 * whole internet is refused.
 */
const trustedProxies: EnvParser<readonly string[]> = (given) => {
  const proxies = commaSeparated(given);
  if (proxies.every(isProxy)) return proxies;
  return new Unreadable(
    'must be a list of IP addresses, networks such as 10.0.0.0/8, loopback, linklocal, uniquelocal',
  );
};

function isProxy(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  if (prefix === undefined) return RANGES.has(entry) || isIP(address) > 0;
  const maxBits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return rest.length === 0 && /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= maxBits;
}

const STANDARD_THROTTLE: ThrottleLimits = { perMinute: 300, sendPerMinute: 60 };

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
  @Variable(trustedProxies) readonly TRUSTED_PROXIES: readonly string[] = [];
  @Variable(throttle) readonly THROTTLE: ThrottleLimits = STANDARD_THROTTLE;
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
  /** Origins whose pages may call the APIs, exactly as browsers name them. */
  readonly corsOrigins: readonly string[];
}

const PRODUCTION_DRAIN_SECONDS = 5;

export const httpConfig = defineConfig({
  variables: HttpVariables,
  options: HttpOptions,
  toOptions: (env, { isProduction, corsOrigins }): HttpOptions => ({
    trustedProxies: env.TRUSTED_PROXIES,
    throttle: env.THROTTLE,
    drainSeconds: env.DRAIN_SECONDS ?? (isProduction ? PRODUCTION_DRAIN_SECONDS : 0),
    keepAliveSeconds: env.KEEP_ALIVE_SECONDS,
    corsOrigins,
  }),
});
