import { domainToASCII } from 'node:url';

const MAX_LENGTH = 254;

/** The dot-atom of RFC 5322, which every mailbox in use fits; no quotes, comments, groups or routes. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const MAX_LOCAL = 64;

/** The one key of an e-mail address: lower case, the domain in punycode. Undefined for anything but one plain address. */
export function canonicalEmail(typed: string): string | undefined {
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at).toLowerCase();
  const domain = domainToASCII(typed.slice(at + 1)).toLowerCase();
  const isPlain = at > 0 && local.length <= MAX_LOCAL && LOCAL.test(local) && DOMAIN.test(domain);
  const address = `${local}@${domain}`;
  return isPlain && address.length <= MAX_LENGTH ? address : undefined;
}
