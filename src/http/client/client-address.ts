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
 * Rate-limit key of a client's address: an IPv4 address (an IPv4-mapped one too) as it is, an IPv6 address as its /64
 * (`2001:db8::/64`). An invalid forwarded address falls back to the socket's; without one it is `unknown`.
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
