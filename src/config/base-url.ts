import { type EnvParser, Unreadable } from './variable';

/** The beginning of addresses, without a trailing slash: of every link to us, of every call of a vendor. */
export const baseUrl: EnvParser<string> = (given) => {
  const url = webUrlOf(given);
  if (url && url.search + url.hash === '') return url.href.replace(/\/+$/, '');
  return new Unreadable('must be an http:// or https:// address without user, query and fragment');
};

/** As `baseUrl`, for a vendor whose calls have no path. */
export const origin: EnvParser<string> = (given) => {
  const url = webUrlOf(given);
  if (url && url.search + url.hash === '' && url.pathname === '/') return url.origin;
  return new Unreadable('must be an http:// or https:// address of a host, without user, path, query and fragment');
};

/** An address to call, as it was written. */
export const webUrl: EnvParser<string> = (given) =>
  webUrlOf(given) ? given : new Unreadable('must be an http:// or https:// address without user and password');

function webUrlOf(given: string): URL | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isBare = url && /^https?:$/.test(url.protocol) && url.username + url.password === '';
  return isBare ? url : undefined;
}
