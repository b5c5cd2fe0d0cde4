import ipaddr from 'ipaddr.js';
import { addressKey } from '../code-scope';
import type { OtpOptions } from '../otp.config';

/** Wider prefix of a client address: the key of its rate window, and how many times the limits of an address it has. */
export interface AddressPrefix {
  readonly key: string;
  readonly times: number;
}

type Factors = Pick<OtpOptions, 'ip56Times' | 'ip48Times'>;

/**
 * Wider prefixes of a client address, whose holder has many such addresses: /56 and /48 of an IPv6 /64 (sites get one or the
 * other, RFC 6177), /24 of an IPv4 address. None for an address that is not known.
 */
export function widerPrefixes(ip: string, { ip56Times, ip48Times }: Factors): readonly AddressPrefix[] {
  const text = ip.replace(/\/64$/, '');
  if (!ipaddr.isValid(text)) return [];
  const address = ipaddr.parse(text);
  if (!(address instanceof ipaddr.IPv6))
    return [{ key: prefixKey(address.toByteArray().slice(0, 3), 24), times: ip48Times }];
  const bytes = address.toByteArray();
  return [
    { key: prefixKey(bytes.slice(0, 7), 56), times: ip56Times },
    { key: prefixKey(bytes.slice(0, 6), 48), times: ip48Times },
  ];
}

const prefixKey = (bytes: readonly number[], length: number): string => addressKey(`${bytes.join('.')}/${length}`);
