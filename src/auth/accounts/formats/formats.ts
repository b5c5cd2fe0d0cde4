import { argon2 } from './argon2';
import { aspnetIdentity2, aspnetIdentity3, membership } from './aspnet';
import { bcrypt, wordpress } from './bcrypt';
import { chains, expressionFormat } from './chains';
import { ExpressionError } from './expression';
import { ldap } from './ldap';
import { md5Crypt } from './md5-crypt';
import type { FormattedPassword, PasswordFormat } from './password-format';
import { django, pbkdf2Phc, werkzeug } from './pbkdf2';
import { drupal7, phpass } from './phpass';
import { firebase, scrypt, werkzeugScrypt } from './scrypt';
import { wrapped, WRAPPED } from './wrapped';
import { sha256Crypt, sha512Crypt } from './sha-crypt';

/** Every password format by name. */
const FORMATS: readonly PasswordFormat[] = [
  ...[argon2, bcrypt, wordpress, scrypt, werkzeugScrypt, firebase, pbkdf2Phc, django, werkzeug],
  ...[aspnetIdentity3, aspnetIdentity2, ...membership],
  ...[phpass, drupal7, md5Crypt, sha256Crypt, sha512Crypt, ldap],
  ...chains,
];

const BY_NAME: ReadonlyMap<string, PasswordFormat> = new Map(FORMATS.map((format) => [format.name, format]));

/** Names of all formats, as a configuration or an import may state them. */
export const formatNames: readonly string[] = [...BY_NAME.keys()];

/** Format of a name; undefined for an unknown one. */
export const formatNamed = (name: string): PasswordFormat | undefined => BY_NAME.get(name);

/**
 * Format of a name in a configuration: that of a format, or an equals sign and an expression. Returns undefined for an unknown
 * name. Throws an ExpressionError for an expression that cannot be parsed.
 */
export const configuredFormat = (name: string): PasswordFormat | undefined =>
  name.startsWith('=') ? expressionFormat(name.slice(1)) : formatNamed(name);

/** A name, or an equals sign and an expression, in braces before what is stored. */
const TAGGED = /^\{(?:=((?:[^'}]|'[^']*')+)|([a-z0-9-]+))\}(.*)$/s;

/** Formats of expressions that were met, to parse each once. */
const expressions = new Map<string, PasswordFormat | undefined>();

/** Number of different expressions that are kept parsed; a table of accounts has one or two. */
const MAX_EXPRESSIONS = 64;

/**
 * Finds the format of a stored password: the name or the expression in braces before it, such as `{discuz}digest:salt` or
 * `{=md5(salt . password)}digest:salt`, else what its beginning or shape tells; or that of a wrapped one. Returns undefined for
 * an unknown format.
 */
export function formatOf(stored: string): FormattedPassword | undefined {
  if (stored.startsWith(WRAPPED)) return { format: wrap, text: stored };
  return plainFormatOf(stored);
}

/** Format of stored passwords of the others that are hashed once more. */
export const wrap: PasswordFormat = wrapped(plainFormatOf);

function plainFormatOf(stored: string): FormattedPassword | undefined {
  const [, expression, name = '', text = ''] = TAGGED.exec(stored) ?? [];
  const named = expression === undefined ? formatNamed(name) : formatOfExpression(expression);
  if (named) return { format: named, text };
  const recognized = FORMATS.find((format) => format.recognizes(stored));
  return recognized && { format: recognized, text: stored };
}

function formatOfExpression(source: string): PasswordFormat | undefined {
  if (expressions.has(source)) return expressions.get(source);
  const format = parsed(source);
  if (expressions.size < MAX_EXPRESSIONS) expressions.set(source, format);
  return format;
}

function parsed(source: string): PasswordFormat | undefined {
  try {
    return expressionFormat(source);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
