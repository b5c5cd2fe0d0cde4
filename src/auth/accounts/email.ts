import { domainToASCII } from 'node:url';

const MAX_LENGTH = 254;

/** Dot-atom of RFC 5322, which every mailbox in use fits; no quotes, comments, groups or routes. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

/** Checked before the conversion to punycode, which drops line breaks and soft hyphens, undoes %61 and stops at a slash. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const MAX_LOCAL = 64;

/** Canonical e-mail address: lower case, the domain in punycode. Returns undefined for anything but one plain address. */
export function canonicalEmail(typed: string): string | undefined {
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  const host = typed.slice(at + 1);
  const domain = TYPED_DOMAIN.test(host) ? domainToASCII(host).toLowerCase() : '';
  const isPlain = at > 0 && local.length <= MAX_LOCAL && LOCAL.test(local) && DOMAIN.test(domain);
  const address = `${local.toLowerCase()}@${domain}`;
  return isPlain && address.length <= MAX_LENGTH ? address : undefined;
}
