import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * onRequest hook: rewrites X-Forwarded-For to plain addresses, which is all that Fastify reads, so that `request.ip` is the
 * client's address. Entries without an address (`unknown`, `_hidden`) are left out; without the header, those of Forwarded
 * (RFC 7239) take its place. Only proxies that are trusted are listened to, as before.
 * Of a header beyond 2,048 characters, the last entries count.
 */
export function readForwardedFor({ raw: { headers } }: FastifyRequest, _reply: FastifyReply, next: () => void): void {
  const { forwarded, 'x-forwarded-for': given } = headers;
  if (given !== undefined || forwarded !== undefined) {
    const entries = given === undefined ? forwardedEntries(forwarded) : nearest([given].flat().join()).split(',');
    if (entries.length > 0) headers['x-forwarded-for'] = entries.flatMap((entry) => addressOf(entry) ?? []).join(', ');
  }
  next();
}

/** Maximum length of a header of addresses that is read: its end, which the nearest proxies wrote. */
const MAX_FORWARDED = 2_048;

/** The end of a header of addresses, from the first whole entry on, where the header is longer than is read. */
function nearest(header: string): string {
  if (header.length <= MAX_FORWARDED) return header;
  const end = header.slice(-MAX_FORWARDED);
  const comma = end.indexOf(',');
  return comma === -1 ? '' : end.slice(comma + 1);
}

const FOR = /(?:^|[;,])\s*for\s*=\s*("[^",]*"|[^;,\s]*)/gi;

/** Values of `for` in a Forwarded header, in its order. */
function forwardedEntries(header = ''): readonly string[] {
  return Array.from(nearest(header).matchAll(FOR), ([, value = '']) => value);
}

const PREFIX = /^\s*(?:for\s*=\s*)?"?|"?\s*$/gi;
const BRACKETED = /^\[([^\]]*)\](?::[\w.-]*)?$/;
const IPV4_AND_PORT = /^([\d.]+):[\w.-]*$/;

/** Address of an entry, without `for=`, quotes, brackets and port; undefined for an entry without one. */
export function addressOf(entry: string): string | undefined {
  const text = entry.replace(PREFIX, '');
  const address = (BRACKETED.exec(text) ?? IPV4_AND_PORT.exec(text))?.[1] ?? text;
  return isIP(address) === 0 ? undefined : address;
}
