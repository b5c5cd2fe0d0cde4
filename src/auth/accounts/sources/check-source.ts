import { readWebhookSecret } from '../../../common';
import { isLoopback } from '../../../config';
import type { AccountSource, ServiceSource } from './account-sources';
import { checkTableSource } from './check-table-source';

/** Rules of a source that its schema cannot say. Returns the broken ones, each after its place in the source. */
export function checkSource(source: AccountSource): readonly string[] {
  const events = source.events ? checkUrl('/events/url', source.events.url) : [];
  if (source.kind === 'table') return [...events, ...checkTableSource(source)];
  return source.kind === 'service' ? [...events, ...checkService(source)] : events;
}

/** Rules of a service's entry; a secret that was not found has been reported before. */
function checkService({ url, secret }: ServiceSource): readonly string[] {
  const isReadable = secret === '' || readWebhookSecret(secret) !== undefined;
  return [
    ...checkUrl('/url', url),
    ...(URL.canParse(url) && new URL(url).search !== '' ? ['/url: must have no query: names of calls follow it'] : []),
    ...(isReadable ? [] : ['/secret: must be whsec_ and the base64 of 24 to 64 random bytes']),
  ];
}

function checkUrl(place: string, given: string): readonly string[] {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || url.username + url.password + url.hash !== '')
    return [`${place}: must be a URL without user and fragment`];
  const isSafe = url.protocol === 'https:' || isLoopback(url.hostname);
  return isSafe ? [] : [`${place}: must begin with https:// unless it is on this machine`];
}
