import { createHash, createHmac } from 'node:crypto';
import { expressionFormat } from './chains';
import { parseExpression } from './expression';

const values = { password: 'Passw0rd-密', salt: 's:alt', username: 'Some Body', id: '42' };
const compute = (source: string): string => parseExpression(source)(values).toString('latin1');
const hash = (name: string, text: string | Buffer): string => createHash(name).update(text).digest('hex');

describe('parseExpression', () => {
  it.each([
    ['md5(password)', hash('md5', values.password)],
    [' MD5( md5( password ).salt ) ', hash('md5', hash('md5', values.password) + values.salt)],
    ["sha1(id . '-' . username . '-' . password)", hash('sha1', `42-Some Body-${values.password}`)],
    ["sha256('const(ant) . ' . password)", hash('sha256', `const(ant) . ${values.password}`)],
    ['upper(md5(lower(username)))', hash('md5', 'some body').toUpperCase()],
    ['substr(md5(password), 5, 20)', hash('md5', values.password).slice(5, 25)],
    ['base64(sha1_raw(password))', createHash('sha1').update(values.password).digest('base64')],
    ['hex(sha512_raw(password))', hash('sha512', values.password)],
    ['sha1(utf16le(password))', hash('sha1', Buffer.from(values.password, 'utf16le'))],
    ['hmac_sha256(salt, password)', createHmac('sha256', values.salt).update(values.password).digest('hex')],
    ["md5(trim('  x '))", hash('md5', 'x')],
    ["hex(hmac_md5_raw('k', 't'))", createHmac('md5', 'k').update('t').digest('hex')],
  ])('computes %s', (source, expected) => {
    expect(compute(source)).toBe(expected);
  });

  it.each([
    ['', 'error at character 1'],
    ['md5(', 'error at character 5'],
    ['md5(password', 'error at character 13'],
    ['md5()', 'error at character 5'],
    ['md5(password))', 'error at character 14'],
    ['md5(password, salt)', 'error at character 13'],
    ['substr(password, salt, 1)', 'error at character 18'],
    ['  md5(  , )', 'error at character 9'],
    ['md6(password)', 'unknown function md6 at character 1'],
    ['constructor(password)', 'unknown function constructor at character 1'],
    ['md5(passwort)', 'unknown name passwort at character 5'],
    ['md5(password) + salt', 'cannot be read from character 14 on'],
    ["md5('open)", 'cannot be read from character 5 on'],
    ['5', 'error at character 1'],
    [`${'md5('.repeat(20)}password${')'.repeat(20)}`, 'nested deeper than 12 levels'],
    [`md5(password${' . salt'.repeat(50)})`, 'longer than 256 characters'],
  ])('refuses %s', (source, message) => {
    expect(() => parseExpression(source)).toThrow(message);
  });
});

describe('expressionFormat', () => {
  const owner = { id: '42', username: 'Some Body' };

  it('reads and makes passwords with the salt of the account, and with its name', () => {
    const format = expressionFormat("md5(lower(username) . md5(password . salt) . 'salt')");
    const stored = hash('md5', `some body${hash('md5', 'right pass')}salt`);
    expect(format.verify('right ', `${stored}:pass`, owner)).toBe(true);
    expect(format.verify('right ', `${stored}:pass`, { ...owner, username: 'Another' })).toBe(false);
  });

  it('has no salt where the word stands in a constant only', () => {
    const format = expressionFormat("md5('salt' . password)");
    expect(format.make).toBeDefined();
    expect(format.verify('x', hash('md5', 'saltx'), owner)).toBe(true);
  });
});
