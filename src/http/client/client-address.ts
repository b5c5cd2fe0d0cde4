import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Network addresses of a request: `socket` is the peer's, `ip` the same or the one that a trusted proxy forwarded. */
export interface ClientSocket {
  readonly ip: string | undefined;
  readonly socket?: { readonly remoteAddress?: string | undefined };
}

/**
 * Handler parameter decorator: the client's address in the form in which rate limits count it, by {@link
 * clientAddress}.
 */
export const ClientAddress = createParamDecorator((_data: unknown, context: ExecutionContext): string =>
  clientAddress(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * Rate-limit key of a client's address: an IPv4 address as it is, also one embedded in an IPv6 address (IPv4-mapped,
 * -compatible and -translated, NAT64, 6to4, Teredo); any other IPv6 address as its /64 (`2001:db8::/64`). An invalid
 * forwarded address falls back to the socket's; without one it is `unknown`.
 */
export function clientAddress(client: ClientSocket): string {
  const known = keys.get(client);
  if (known !== undefined) return known;
  const address = addressPrefix(clientIp(client)) ?? addressPrefix(client.socket?.remoteAddress) ?? 'unknown';
  keys.set(client, address);
  return address;
}

/** The client's address as it stands in the log: `ip` of the request, which walks the list of proxies every time it is read. */
export function clientIp(client: ClientSocket): string | undefined {
  if (!ips.has(client)) ips.set(client, client.ip);
  return ips.get(client);
}

/** Keys and addresses of the requests under way: several limits and the log ask for each. */
const keys = new WeakMap<ClientSocket, string>();
const ips = new WeakMap<ClientSocket, string | undefined>();

const IPV4 = 4;

function addressPrefix(text: string | undefined): string | undefined {
  const version = isIP(text ?? '');
  if (text === undefined || version === 0) return undefined;
  if (version === IPV4) return text; // has one spelling only
  const address = ipaddr.process(text);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return embeddedIpv4(address) ?? `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toRFC5952String()}/64`;
}

type Parts = readonly number[];

/** IPv4 address embedded in the addresses of a range, by the name of the range. */
const EMBEDDED: ReadonlyMap<string, (parts: Parts) => string> = new Map([
  ['rfc6145', (parts: Parts) => ipv4(parts[6], parts[7])], // IPv4-translated, ::ffff:0:a.b.c.d
  ['rfc6052', (parts: Parts) => ipv4(parts[6], parts[7])], // NAT64, 64:ff9b::a.b.c.d
  ['6to4', (parts: Parts) => ipv4(parts[1], parts[2])], // 2002:aabb:ccdd::
  ['teredo', (parts: Parts) => ipv4(INVERTED ^ (parts[6] ?? 0), INVERTED ^ (parts[7] ?? 0))], // 2001::, inverted at the end
]);

/** IPv4 address that an IPv6 address stands for; undefined for others. */
function embeddedIpv4(address: ipaddr.IPv6): string | undefined {
  const parts: Parts = address.parts;
  // IPv4-compatible: ::a.b.c.d, unlike ::1
  if (parts.slice(0, 6).every((part) => part === 0) && parts[6] !== 0) return ipv4(parts[6], parts[7]);
  return EMBEDDED.get(address.range())?.(parts);
}

const INVERTED = 0xffff;

const ipv4 = (high = 0, low = 0): string => [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
