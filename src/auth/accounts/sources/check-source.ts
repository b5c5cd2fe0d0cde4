import { readWebhookSecret, WEBHOOK_SECRET_RULE } from '../../../common';
import { isLoopback } from '../../../config';
import type { EventTarget } from '../../../events';
import type { AccountSource, ServiceSource } from './account-sources';
import { checkTableSource } from './check-table-source';

/** Rules of a source that its schema cannot say. Returns the broken ones, each after its place in the source. */
export function checkSource(source: AccountSource): readonly string[] {
  const events = source.events ? checkEndpoint('/events', source.events) : [];
  if (source.kind === 'table') return [...events, ...checkTableSource(source)];
  return source.kind === 'service' ? [...events, ...checkService(source)] : events;
}

const checkService = (source: ServiceSource): readonly string[] => [
  ...checkEndpoint('', source),
  ...(URL.canParse(source.url) && new URL(source.url).search !== ''
    ? ['/url: must have no query: names of calls follow it']
    : []),
];

/** Rules of a URL to which signed requests go, and of its secret; one that was not found has been reported before. */
function checkEndpoint(place: string, { url, secret }: EventTarget): readonly string[] {
  const isReadable = secret === '' || readWebhookSecret(secret) !== undefined;
  return [...checkUrl(`${place}/url`, url), ...(isReadable ? [] : [`${place}/secret: ${WEBHOOK_SECRET_RULE}`])];
}

function checkUrl(place: string, given: string): readonly string[] {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || url.username + url.password + url.hash !== '')
    return [`${place}: must be a URL without user and fragment`];
  const isSafe = url.protocol === 'https:' || isLoopback(url.hostname);
  return isSafe ? [] : [`${place}: must begin with https:// unless it is on this machine`];
}
