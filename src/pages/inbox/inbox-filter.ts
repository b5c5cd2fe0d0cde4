import type { InboxFilter } from '../../notification';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * Parses the filter `?to=…&after=…`. `to` is compared in the canonical form of stored addresses; a `+` that the query
 * string turned into a space is restored. `after` is the id or the `createdAt` of a message. A parameter that is empty
 * or given more than once is ignored.
 */
export function inboxFilter(query: Readonly<Record<string, unknown>>): InboxFilter {
  const to = single(query['to']);
  const after = single(query['after']);
  return {
    ...(to === undefined ? {} : { to: canonical(to) }),
    ...(after === undefined ? {} : { after: moment(after) }),
  };
}

function single(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function canonical(to: string): string {
  return /^\d+$/.test(to) ? `+${to}` : to.toLowerCase();
}

function moment(after: string): string | number {
  const instant = after.replace(' ', '+');
  const time = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(time) ? after : time;
}
