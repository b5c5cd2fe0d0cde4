import { type Expression, parseExpression } from './expression';
import { defineFormat, type PasswordFormat } from './password-format';

const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Salt of new passwords: so many characters out of these. */
interface SaltKind {
  readonly length: number;
  readonly of: string;
}

interface Chain {
  readonly name: string;
  readonly expression: string;
  /** Expression for stored passwords without a salt, where they have another one. */
  readonly unsalted?: string;
  /** Salt of new passwords; undefined where the expression has none. */
  readonly salt?: SaltKind;
  /** True where the salt is a key of the site, which new passwords would need. */
  readonly hasKey?: true;
}

const chain = (name: string, expression: string, salt?: SaltKind): Chain => ({
  name,
  expression,
  ...(salt && { salt }),
});

/** Salted and unsalted digests of well-known software, by name. A stored password is `digest` or `digest:salt`. */
const CHAINS: readonly Chain[] = [
  chain('md5', 'md5(password)'),
  chain('sha1', 'sha1(password)'),
  chain('sha256', 'sha256(password)'),
  chain('sha512', 'sha512(password)'),
  chain('discuz', 'md5(md5(password) . salt)', { length: 6, of: HEX }),
  { ...chain('ecshop', 'md5(md5(password) . salt)', { length: 4, of: DIGITS }), unsalted: 'md5(password)' },
  chain('phpcms', 'md5(md5(trim(password)) . salt)', { length: 6, of: LETTERS_AND_DIGITS }),
  chain('dedecms', 'substr(md5(password), 5, 20)'),
  { ...chain('thinkphp-ucenter', 'md5(sha1(password) . salt)'), hasKey: true },
  chain('yii-md5', 'md5(salt . password)', { length: 13, of: HEX }),
  chain('joomla', 'md5(password . salt)', { length: 32, of: LETTERS_AND_DIGITS }),
  chain('vbulletin', 'md5(md5(password) . salt)', { length: 30, of: LETTERS_AND_DIGITS }),
  chain('ipb', 'md5(md5(salt) . md5(password))', { length: 5, of: LETTERS_AND_DIGITS }),
  chain('oscommerce', 'md5(salt . password)', { length: 2, of: HEX }),
];

/** Length of salts of an owner's own expression that has one. */
const OWN_SALT: SaltKind = { length: 16, of: LETTERS_AND_DIGITS };

/** Password format of an owner's own expression. Throws an ExpressionError for one that cannot be parsed. */
export function expressionFormat(source: string): PasswordFormat {
  const hasSalt = /\bsalt\b/.test(source.replace(/'[^']*'/g, ''));
  return define(chain(source, source, hasSalt ? OWN_SALT : undefined));
}

function define({ name, expression, unsalted, salt: kind, hasKey }: Chain): PasswordFormat {
  const salted = parseExpression(expression);
  const withoutSalt = unsalted === undefined ? salted : parseExpression(unsalted);
  return defineFormat<{ readonly salt: string }>({
    name,
    parse: (stored) => {
      const [digest, salt] = divide(stored);
      return digest === '' ? undefined : { parameters: { salt }, digest: withoutCase(digest) };
    },
    derive: (password, { salt }, { id, username = '' }) => {
      const compute: Expression = salt === '' ? withoutSalt : salted;
      return withoutCase(compute({ password, salt, username, id }).toString('latin1'));
    },
    print: ({ salt }, digest) => (salt === '' ? digest.toString('latin1') : `${digest.toString('latin1')}:${salt}`),
    ...(!hasKey && { fresh: (random) => ({ salt: kind ? random.text(kind.length, kind.of) : '' }) }),
  });
}

function divide(stored: string): readonly [string, string] {
  const colon = stored.indexOf(':');
  return colon < 0 ? [stored, ''] : [stored.slice(0, colon), stored.slice(colon + 1)];
}

const HEXADECIMAL = /^[0-9a-fA-F]+$/;

/** Bytes of a digest that are compared: hexadecimal ones are stored in capitals by some. */
const withoutCase = (digest: string): Buffer =>
  Buffer.from(HEXADECIMAL.test(digest) ? digest.toLowerCase() : digest, 'latin1');

export const chains: readonly PasswordFormat[] = CHAINS.map(define);

/**
 * Expression of a chain that has a key of the site, with that key in it. Returns undefined for a name of any other format. A key
 * must not have a single quote in it.
 */
export function keyedExpression(name: string, key: string): string | undefined {
  const keyed = CHAINS.find((each) => each.name === name && each.hasKey);
  return keyed?.expression.replace(/\bsalt\b/g, () => `'${key}'`);
}
