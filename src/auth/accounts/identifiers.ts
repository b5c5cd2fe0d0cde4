import type { Account } from './account';
import { domainToASCII } from 'node:url';
import { isTypable, normalizeTypedEmail, normalizeTypedUsername } from '../../common';

/** Maximum length of a user name, in characters. */
const MAX_USERNAME = 64;

/** Pattern of characters not allowed in user names: controls, invisible ones (fillers), unassigned ones, spaces. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Pattern of characters that only change how others look, such as the joiners of an emoji. */
const PRESENTATION = /[\p{Cf}\p{Variation_Selector}]/gu;

/** User name as typed, and the key that stands for every spelling of it. */
export interface Username {
  readonly name: string;
  readonly key: string;
}

/** User name in the form in which it is shown and stored, with its key. Returns undefined for text that cannot be one. */
export function readUsername(typed: string): Username | undefined {
  if (!isTypable(typed)) return undefined;
  const name = normalizeTypedUsername(typed);
  const key = name.replace(PRESENTATION, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  const fits = key !== '' && name.length <= MAX_USERNAME && key.length <= MAX_USERNAME;
  return fits && !INVISIBLE.test(key) ? { name, key } : undefined;
}

/**
 * Canonical key of a user name: NFKC, lower case, without white space at its ends, joiners and variation selectors. Returns
 * undefined for text that cannot be a name at all. Names that only look alike (`mike`, `mıke`) keep different keys.
 */
export const canonicalUsername = (typed: string): string | undefined => readUsername(typed)?.key;

/** True for an account of this user name, in any spelling; without one for an account that has none. */
export const hasUsername = (account: Pick<Account, 'username'>, typed = ''): boolean =>
  canonicalUsername(account.username ?? '') === canonicalUsername(typed);

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
  if (!isTypable(typed)) return undefined;
  const written = normalizeTypedEmail(typed);
  const at = written.lastIndexOf('@');
  const local = written.slice(0, at);
  const host = written.slice(at + 1);
  const domain = TYPED_DOMAIN.test(host) ? domainToASCII(host).toLowerCase() : '';
  const isPlain = at > 0 && local.length <= MAX_LOCAL && LOCAL.test(local) && DOMAIN.test(domain);
  const address = `${local.toLowerCase()}@${domain}`;
  return isPlain && address.length <= MAX_EMAIL ? address : undefined;
}
