import { domainToASCII } from 'node:url';

/** Maximum length of a user name, in characters. */
const MAX_USERNAME = 64;

/**
 * Pattern of characters not allowed in user names: controls, zero-width and other invisible characters (fillers,
 * joiners, variation selectors), unassigned ones, spaces.
 */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Canonical key of a user name: NFKC, lower case. Returns undefined for text that cannot be a user name. Names that
 * only look alike (`mike`, `mıke`) keep different keys.
 */
export function canonicalUsername(typed: string): string | undefined {
  const key = typed.normalize('NFKC').toLowerCase().normalize('NFKC');
  const fits = key !== '' && typed.length <= MAX_USERNAME && key.length <= MAX_USERNAME;
  return fits && !INVISIBLE.test(key) && !INVISIBLE.test(typed) ? key : undefined;
}

/** Maximum length of an e-mail address, and of the part before its @, in characters. */
const MAX_EMAIL = 254;
const MAX_LOCAL = 64;

/**
 * Pattern of the part before the @: dot-atom of RFC 5322, which fits every mailbox in use; no quotes, comments, groups
 * or routes.
 */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

/**
 * Pattern of a typed domain. It is checked before the conversion to punycode, which drops line breaks and soft hyphens,
 * decodes %61 and stops at a slash.
 */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Canonical e-mail address: lower case, the domain in punycode. Returns undefined for anything but one plain address. */
export function canonicalEmail(typed: string): string | undefined {
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  const host = typed.slice(at + 1);
  const domain = TYPED_DOMAIN.test(host) ? domainToASCII(host).toLowerCase() : '';
  const isPlain = at > 0 && local.length <= MAX_LOCAL && LOCAL.test(local) && DOMAIN.test(domain);
  const address = `${local.toLowerCase()}@${domain}`;
  return isPlain && address.length <= MAX_EMAIL ? address : undefined;
}
