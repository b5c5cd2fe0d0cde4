import { isIP } from 'node:net';
import { commaSeparated } from './readers';
import { type EnvParser, Unreadable } from './variable';

/** Names of address ranges that the HTTP server knows. */
const RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Addresses, networks in CIDR form, and range names; a network of the whole internet is refused. */
export const trustedProxies: EnvParser<readonly string[]> = (given) => {
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
