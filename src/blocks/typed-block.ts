import ipaddr from 'ipaddr.js';
import type { BlockSubject } from './block';

/** Reads a phone number (E.164) or an e-mail address (canonical) of a text; undefined for each that it is not. */
type ReadAddress = (typed: string) => { readonly phone: string | undefined; readonly email: string | undefined };

/** Text that is meant as a client address or prefix, which might pass for a phone number with odd separators. */
const ADDRESS_LIKE = /:|^\d+(\.\d+){3}/;

/** Subject that a text names: a client address or prefix, a phone number or an e-mail address. Returns undefined for any other. */
export function readTypedSubject(typed: string, readAddress: ReadAddress): BlockSubject | undefined {
  const prefix = readPrefix(typed);
  if (prefix !== undefined) return { kind: 'address', value: prefix };
  if (ADDRESS_LIKE.test(typed)) return undefined;
  const { phone, email } = readAddress(typed);
  const target = phone ?? email;
  return target === undefined ? undefined : { kind: 'target', value: target };
}

/** Subject of a country code of two letters, in any case. Returns undefined for any other text. */
export const readCountrySubject = (typed: string): BlockSubject | undefined =>
  /^[a-z]{2}$/i.test(typed) ? { kind: 'country', value: typed.toUpperCase() } : undefined;

/** CIDR prefix of an address or a prefix, with its host bits cleared; undefined for any other text. */
function readPrefix(given: string): string | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(given)) return `${given}/32`;
  if (ipaddr.IPv6.isValid(given)) return `${ipaddr.IPv6.parse(given).toRFC5952String()}/128`;
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(given)) return cidr(ipaddr.IPv4.networkAddressFromCIDR(given), given);
  return ipaddr.IPv6.isValidCIDR(given) ? cidr(ipaddr.IPv6.networkAddressFromCIDR(given), given) : undefined;
}

const cidr = (network: ipaddr.IPv4 | ipaddr.IPv6, given: string): string =>
  `${network instanceof ipaddr.IPv6 ? network.toRFC5952String() : network.toString()}/${given.split('/')[1] ?? ''}`;

const UNITS = { m: 60, h: 3_600, d: 86_400 } as const;
const DURATION = /^([1-9]\d{0,4})([mhd])$/;

/** Seconds of a duration such as 90m, 24h or 7d. Returns undefined for any other text. */
export function readDuration(typed: string): number | undefined {
  const [, count, unit] = DURATION.exec(typed) ?? [];
  return count === undefined || unit === undefined ? undefined : Number(count) * UNITS[unit as keyof typeof UNITS];
}

/** Longest reason of a block. */
export const MAX_BLOCK_REASON = 200;
