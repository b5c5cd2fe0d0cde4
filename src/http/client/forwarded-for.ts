import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * onRequest hook: rewrites X-Forwarded-For to plain addresses, which is all that Fastify reads, so that `request.ip` is the
 * client's address. Entries without an address (`unknown`, `_hidden`) are left out; without the header, those of Forwarded
 * (RFC 7239) take its place. Only proxies that are trusted are listened to, as before.
 */
export function readForwardedFor({ raw: { headers } }: FastifyRequest, _reply: FastifyReply, next: () => void): void {
  const given = headers['x-forwarded-for'];
  const entries = given === undefined ? forwardedEntries(headers.forwarded) : [given].flat().join().split(',');
  if (entries.length > 0) headers['x-forwarded-for'] = entries.flatMap((entry) => addressOf(entry) ?? []).join(', ');
  next();
}

const FOR = /(?:^|[;,])\s*for\s*=\s*("[^",]*"|[^;,\s]*)/gi;

/** Values of `for` in a Forwarded header, in its order. */
function forwardedEntries(header = ''): readonly string[] {
  return Array.from(header.matchAll(FOR), ([, value = '']) => value);
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
