import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { addressKey } from '../code-scope';
import type { OtpOptions } from '../otp.config';

/** Prefix of a client address: the key of its rate window, and how many times the limits of an address it has. */
export interface AddressPrefix {
  readonly key: string;
  readonly times: number;
}

type Factors = Pick<OtpOptions, 'ip56Times' | 'ip48Times'>;

/**
 * A client address, and its wider prefixes, narrowest first, whose holder has many such addresses: /56 and /48 of an IPv6 /64
 * (sites get one or the other, RFC 6177), /24 of an IPv4 address. An address that is not known has none.
 */
export function addressPrefixes(ip: string, { ip56Times, ip48Times }: Factors): readonly AddressPrefix[] {
  const [bytes, ...lengths] = parse(ip);
  const times = lengths.length === 1 ? [ip48Times] : [ip56Times, ip48Times];
  const wider = lengths.map((length, n) => ({ key: prefixKey(bytes, length), times: times[n] ?? 1 }));
  return [{ key: addressKey(ip), times: 1 }, ...wider];
}

/** Number of characters of a key that are stored to tell networks apart. */
const NETWORK_LENGTH = 10;

/** Network of a client address, as a digest: its /48 or /24, whose holder passes for one client; else the address itself. */
export function networkOf(ip: string): string {
  const [bytes, ...lengths] = parse(ip);
  const widest = lengths.at(-1);
  return (widest === undefined ? addressKey(ip) : prefixKey(bytes, widest)).slice(0, NETWORK_LENGTH);
}

/** Bytes of a client address, and the lengths of its wider prefixes. */
function parse(ip: string): readonly [bytes: readonly number[], ...lengths: number[]] {
  if (isIPv4(ip)) return [ip.split('.').map(Number), 24];
  const text = ip.replace(/\/64$/, '');
  if (!ipaddr.isValid(text)) return [[]];
  return [ipaddr.parse(text).toByteArray(), 56, 48];
}

const prefixKey = (bytes: readonly number[], length: number): string =>
  addressKey(`${bytes.slice(0, length / 8).join('.')}/${String(length)}`);
