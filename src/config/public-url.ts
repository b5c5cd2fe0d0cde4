import { type Reader, Unreadable } from './variable';

/** The address that people reach the service at, without a trailing slash; every link starts with it. */
export const publicUrl: Reader<string> = (given) => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol) && isBare(url)) return url.href.replace(/\/+$/, '');
  return new Unreadable('must be an http:// or https:// address without user, query and fragment');
};

const isBare = ({ username, password, search, hash }: URL): boolean => username + password + search + hash === '';
