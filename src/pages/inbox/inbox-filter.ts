import type { InboxFilter } from '../../notification';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * Reads `?to=…&after=…`. `to` is an address as accounts store it; a `+` that a query string turned into a space is put
 * back. `after` is a message's id or its createdAt. Whatever is empty or not a single value asks for nothing.
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
