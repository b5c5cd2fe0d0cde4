import { domainToASCII } from 'node:url';
import { StatedError } from '../../../common';

/** Mail address with its display name, as an object, so that the mail library has nothing to parse. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * Patterns of RFC 5321 atoms and host labels in ASCII: no quotes, comments, groups, literals, lists, spaces or line
 * ends.
 */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** `"Name, as it is" <address>`, in which a backslash stands before a quote or another backslash (RFC 5322). */
const QUOTED = /^"((?:[^"\\\p{C}]|\\["\\])*)"\s*<([^<>]+)>$/u;
const NAMED = /^([^<>@,"\\\p{C}]*)<([^<>]+)>$/u;

/** True for exactly one address in plain form. Mail libraries disagree on how to parse anything else. */
export function isMailAddress(text: string): boolean {
  const at = text.indexOf('@');
  return text.length <= 254 && at <= 64 && LOCAL.test(text.slice(0, Math.max(0, at))) && HOST.test(text.slice(at + 1));
}

/**
 * Parses a configured sender: `address`, `Name <address>` or `"Name" <address>`. The domain is returned in ASCII (RFC
 * 3490), which every server takes. Throws on anything else.
 */
export function parseMailbox(text: string): Mailbox {
  const quoted = QUOTED.exec(text);
  const [, name = '', given = text] = quoted ?? NAMED.exec(text) ?? [];
  const at = given.lastIndexOf('@');
  if (/[^\p{ASCII}]/u.test(given.slice(0, at)))
    throw new StatedError(
      'the sender of mails has letters before its @ that are not ASCII: servers without SMTPUTF8 refuse it',
    );
  const address = `${given.slice(0, at + 1)}${domainToASCII(given.slice(at + 1))}`;
  if (!isMailAddress(address)) throw new StatedError('the sender of mails is not one plain address');
  return { name: quoted ? name.replace(/\\(["\\])/g, '$1') : name.trim(), address };
}
