import type { IncomingHttpHeaders } from 'node:http';

/**
 * False for a request that a page of another origin has caused, by Sec-Fetch-Site, or by Origin where a browser sends none. An
 * Origin of `null` says nothing: pages without a referrer have it too.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined || origin === 'null') return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || from.origin === new URL(publicUrl).origin;
}
