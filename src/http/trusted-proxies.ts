import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { commaSeparated, type EnvParser, Unreadable } from '../config';

/** Names of address ranges that Fastify's option for trusted proxies accepts. */
const RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Largest part of all IPv4, or of all IPv6 addresses, that trusted networks together may have: an IPv4 /6, an IPv6 /12. */
const LARGEST_PART = { 4: 2 ** -6, 6: 2 ** -12 };

/**
 * Parses the trusted proxies: addresses, networks in CIDR form and range names, separated by commas, or `none`. Networks
 * that together hold so much of the internet that strangers are among them are refused.
 */
export const trustedProxies: EnvParser<readonly string[]> = (given) => {
  if (given === 'none') return [];
  const proxies = commaSeparated(given);
  if (proxies.length === 0 || !proxies.every(isProxy)) {
    return new Unreadable(
      'must be none, or a list of IP addresses, networks such as 10.0.0.0/8, loopback, linklocal, uniquelocal',
    );
  }
  const parts = proxies.filter((entry) => !RANGES.has(entry)).map(partOfInternet);
  const isTooLarge = ([4, 6] as const).some(
    (version) => sum(parts.map((part) => part[version])) > LARGEST_PART[version],
  );
  return isTooLarge
    ? new Unreadable('must not name networks to which clients belong: name the proxies alone')
    : proxies;
};

function isProxy(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  if (prefix === undefined) return RANGES.has(entry) || isIP(address) > 0;
  const maxBits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return rest.length === 0 && /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= maxBits;
}

const IPV4_MAPPED = ipaddr.IPv6.parse('::ffff:0:0');
const UNIQUE_LOCAL = ipaddr.IPv6.parse('fc00::');
const MAPPED_BITS = 96;

/**
 * Parts of all IPv4 and of all IPv6 addresses that a network has. IPv4-mapped networks are IPv4 ones; unique local
 * addresses (RFC 4193) belong to nobody else.
 */
function partOfInternet(network: string): Record<4 | 6, number> {
  const [text = '', prefix] = network.split('/');
  const address = ipaddr.parse(text);
  const bits = Number(prefix ?? (address instanceof ipaddr.IPv6 ? 128 : 32));
  if (!(address instanceof ipaddr.IPv6)) return { 4: 2 ** -bits, 6: 0 };
  if (address.match(UNIQUE_LOCAL, 7) && bits >= 7) return { 4: 0, 6: 0 };
  if (address.match(IPV4_MAPPED, Math.min(bits, MAPPED_BITS))) return { 4: 2 ** Math.min(0, MAPPED_BITS - bits), 6: 0 };
  return { 4: 0, 6: 2 ** -bits };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
