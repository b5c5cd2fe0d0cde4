import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CryptoRandom } from '../../../common';
import { formatNamed, formatNames, formatOf } from './formats';
import { wrapPassword } from './wrapped';

interface Vector {
  readonly format: string;
  readonly password: string;
  readonly stored: string;
}

const FIXTURES = join(__dirname, '../../../../test/fixtures/passwords');

/** Passwords that other software stored; the folder has the programs that made them. */
const vectors = ['php.json', 'python.json'].flatMap(
  (file) => JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as Vector[],
);

/** Password of the vectors that are changed. */
const SHORT = 'correct horse 7';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const owner = { id: '7', username: 'somebody' };
const random = new CryptoRandom();

/** Formats that a stored password does not tell. */
const UNTOLD =
  /^(md5|sha1|sha256|sha512|discuz|ecshop|phpcms|dedecms|thinkphp-ucenter|yii-md5|joomla|vbulletin|ipb|oscommerce|aspnet-membership.*)$/;

/** Formats of which no new passwords are made: their salt is a key of the site or the project. */
const READ_ONLY = ['firebase', 'thinkphp-ucenter'];

const name = ({ format, password, stored }: Vector): [string, Vector] => [
  `${format} ${stored.slice(0, 20)} of ${password.slice(0, 12)}`,
  { format, password, stored },
];

describe('formatOf', () => {
  it('has vectors of every format', () => {
    expect(new Set(vectors.map(({ format }) => format))).toEqual(new Set(formatNames));
  });

  it.each(vectors.map(name))('reads %s', (_name, { format, password, stored }) => {
    const isTold = !UNTOLD.test(format);
    const found = formatOf(isTold ? stored : `{${format}}${stored}`);
    expect(found).toMatchObject({ format: { name: format }, text: stored });
    expect(found?.format.canVerify(stored)).toBe(true);
    expect(found?.format.verify(password, stored, owner)).toBe(true);
    expect(found?.format.verify(`${password}x`, stored, owner)).toBe(format === 'bcrypt' && password.length > 72);
    expect(found?.format.verify('', stored, owner)).toBe(false);
  });

  it.each(vectors.filter(({ password }) => password === SHORT).map(name))(
    'refuses a changed or cut %s',
    (_name, { format, password, stored }) => {
      const { verify } = formatNamed(format) ?? fail();
      const middle = Math.floor(stored.length / 2);
      const changed = stored.slice(0, middle) + (stored[middle] === 'a' ? 'b' : 'a') + stored.slice(middle + 1);
      for (const other of [changed, stored.slice(0, -8), stored.slice(0, 5), '', `${stored}AAAA`])
        expect(verify(password, other, owner)).toBe(false);
    },
  );

  it.each(formatNames.filter((each) => !READ_ONLY.includes(each)))('makes new passwords of %s', (each) => {
    const format = formatNamed(each) ?? fail();
    const [first, second] = [make(each), make(each)];
    expect(format.verify('new password 1', first, owner)).toBe(true);
    expect(format.verify('new password 2', first, owner)).toBe(false);
    const isUnsalted = /^(md5|sha1|sha256|sha512|dedecms)$/.test(each);
    expect(first === second).toBe(isUnsalted);
    if (!UNTOLD.test(each)) expect(formatOf(first)?.format.name).toBe(each);
  });

  it.each(READ_ONLY)('makes no new passwords of %s', (each) => {
    expect(formatNamed(each)?.make).toBeUndefined();
  });

  it('knows no format of other text', () => {
    for (const stored of [
      '',
      'secret',
      '{unknown}5f4dcc3b5aa765d61d8327deb882cf99',
      '5f4dcc3b5aa765d61d8327deb882cf99',
    ])
      expect(formatOf(stored)).toBeUndefined();
  });

  it.each([
    ['$argon2id$v=19$m=1048576,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'argon2id'],
    ['$2y$16$abcdefghijklmnopqrstuuHB9CAjWTI9qhpNQhLlMu4TxZtE03Cwa', 'bcrypt'],
    ['$scrypt$ln=20,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwAAECAwQFBgcICQoLDA0ODw', 'scrypt'],
    ['$pbkdf2-sha256$i=900000000$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwAAECAwQFBgcICQoLDA0ODw', 'pbkdf2'],
    ['$6$rounds=999999999$salt$' + 'a'.repeat(86), 'sha512-crypt'],
    [`$P$Z${'a'.repeat(30)}`, 'phpass'],
  ])('spends nothing on the costs of %s', (stored, format) => {
    expect(formatOf(stored)?.format.name).toBe(format);
    expect(formatOf(stored)?.format.canVerify(stored)).toBe(false);
    expect(formatOf(stored)?.format.verify('password', stored, owner)).toBe(false);
  });

  it('reads the expression of an owner, with parts of the account', () => {
    const stored = `{=md5(id . '}' . md5(username . password) . salt)}${md5(`7}${md5('somebodyright')}pepper`)}:pepper`;
    const found = formatOf(stored);
    expect(found?.format.verify('right', found.text, owner)).toBe(true);
    expect(found?.format.verify('right', found.text, { ...owner, id: '8' })).toBe(false);
    expect(formatOf('{=md5(pass}aaaa')).toBeUndefined();
  });

  it.each<[string, string, boolean]>([
    [
      'argon2id',
      '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      true,
    ],
    ['bcrypt', `$2y$10$${'a'.repeat(53)}`, true],
    ['bcrypt', `$2y$09$${'a'.repeat(53)}`, false],
    ['django', `pbkdf2_sha256$100000$salt$${'A'.repeat(43)}=`, true],
    ['django', `pbkdf2_sha256$99999$salt$${'A'.repeat(43)}=`, false],
    ['sha512-crypt', `$6$salt$${'a'.repeat(86)}`, false],
    ['md5', '5f4dcc3b5aa765d61d8327deb882cf99', false],
  ])('tells whether %s is strong: %s', (format, stored, isStrong) => {
    expect(formatNamed(format)?.isStrong(stored)).toBe(isStrong);
  });
});

describe('wrapPassword', () => {
  const wrappable = vectors.filter(({ format, password }) => format !== 'argon2id' && password === SHORT);
  const wrap = (stored: string): string => wrapPassword(stored, formatOf(stored) ?? fail()) ?? fail();

  it.each(wrappable.map(name))('hashes %s once more, without its digest', (_name, { format, password, stored }) => {
    const tagged = UNTOLD.test(format) ? `{${format}}${stored}` : stored;
    const wrapped = wrap(tagged);
    const found = formatOf(wrapped) ?? fail();
    const verify = (typed: string, text: string) => found.format.verify(typed, text, owner);
    expect([found.format.name, found.format.canVerify(wrapped), found.format.isStrong(wrapped)]).toEqual([
      'wrap',
      true,
      true,
    ]);
    expect(wrapped).not.toContain(digestPart(stored));
    expect(verify(password, wrapped)).toBe(true);
    expect(verify(`${password}x`, wrapped)).toBe(false);
    expect(verify('', wrapped)).toBe(false);
    expect(verify(password, wrapped.slice(0, -8))).toBe(false);
    expect(verify(password, wrapped.replace('$argon2id$', '$argon2x$'))).toBe(false);
    expect(found.format.make).toBeUndefined();
  });

  it('wraps an expression, with the account that it is about', () => {
    const wrapped = wrap(`{=md5(id . md5(password) . salt)}${md5(`7${md5('right')}pepper`)}:pepper`);
    const verify = (typed: string, of = owner) => formatOf(wrapped)?.format.verify(typed, wrapped, of);
    expect([verify('right'), verify('wrong'), verify('right', { ...owner, id: '8' })]).toEqual([true, false, false]);
  });

  it('wraps a digest in capitals like the same in small letters', () => {
    const stored = `{md5}${md5('right').toUpperCase()}`;
    const wrapped = wrap(stored);
    expect(formatOf(wrapped)?.format.verify('right', wrapped, owner)).toBe(true);
  });

  it.each([
    ['argon2', make('argon2id')],
    ['a wrapped password', wrap(`{md5}${md5('right')}`)],
    ['a malformed one', '$1$salt$short'],
    ['one that costs too much', `$6$rounds=999999999$salt$${'a'.repeat(86)}`],
    ['one that would be too long to store', `{joomla}${md5('right')}:${'s'.repeat(400)}`],
  ])('does not wrap %s', (_name, stored) => {
    expect(wrapPassword(stored, formatOf(stored) ?? fail())).toBeUndefined();
  });

  it.each(['{wrap}', '{wrap}{md5}AAAA', `{wrap}${make('argon2id')}`, `{wrap}nothing${make('argon2id')}`])(
    'verifies no %s',
    (stored) => {
      const { format } = formatOf(stored) ?? fail();
      expect([format.name, format.canVerify(stored), format.verify('new password 1', stored, owner)]).toEqual([
        'wrap',
        false,
        false,
      ]);
    },
  );
});

/** Characters of the digest of a stored password: the end of its longest part, in LDAP's schemes the beginning. */
function digestPart(stored: string): string {
  const [longest = stored] = stored.split(/[$:}]/).sort((a, b) => b.length - a.length);
  return stored.startsWith('{') ? longest.slice(0, 12) : longest.replace(/=+$/, '').slice(-12);
}

function make(name: string): string {
  const { make: create } = formatNamed(name) ?? fail();
  return create?.('new password 1', owner, random) ?? fail();
}

function fail(): never {
  throw new Error('there is no such format');
}
