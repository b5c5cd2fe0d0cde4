import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What of a request tells where it came from; `ip` is the socket's address or what a trusted proxy says. */
export interface ClientSocket {
  readonly ip: string | undefined;
  readonly socket?: { readonly remoteAddress?: string | undefined };
}

/**
 * The prefix that one client can be held to: an IPv4 address (also from an IPv4-mapped one) as it is, an IPv6 address as
 * its /64 (`2001:db8::/64`). A forwarded address that is none falls back to the socket's; without any it is `unknown`.
 */
export function clientAddress({ ip, socket }: ClientSocket): string {
  return addressPrefix(ip) ?? addressPrefix(socket?.remoteAddress) ?? 'unknown';
}

function addressPrefix(text: string | undefined): string | undefined {
  if (text === undefined || isIP(text) === 0) return undefined;
  const address = ipaddr.process(text);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toRFC5952String()}/64`;
}
