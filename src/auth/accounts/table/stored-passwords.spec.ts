import { CryptoRandom } from '../../../common';
import { formatOf } from '../formats/formats';
import type { TableSource } from '../sources/account-sources';
import { StoredPasswords } from './stored-passwords';

const random = new CryptoRandom();
const BCRYPT = '$2y$10$abcdefghijklmnopqrstuuHB9CAjWTI9qhpNQhLlMu4TxZtE03Cwa';
const IDENTITY = 'AQAAAAEAACcQAAAAEGEtc2FsdC1vZi0xNi1ieXQoKvF';

const passwordsOf = (password: TableSource['password'], salt?: string) =>
  new StoredPasswords({ password, columns: { id: 'id', password: 'password', ...(salt && { salt }) } });

const linesOf = (passwords: StoredPasswords, password: string | null, salt: string | null = null) =>
  passwords.linesOf({ password, salt }).split('\n');

describe('StoredPasswords', () => {
  const discuz = passwordsOf({ reads: ['discuz', 'md5', 'bcrypt'], writes: 'discuz' }, 'salt');

  it('tries each format that a stored password does not tell, with its salt', () => {
    expect(linesOf(discuz, 'f'.repeat(32), 'abc')).toEqual([
      `{discuz}${'f'.repeat(32)}:abc`,
      `{md5}${'f'.repeat(32)}:abc`,
    ]);
  });

  it('takes a stored password for what it tells, and leaves out the salt beside it', () => {
    expect(linesOf(discuz, BCRYPT, 'abc')).toEqual([`{bcrypt}${BCRYPT}`]);
  });

  it('reads nothing out of an empty password, nor out of one that holds another line', () => {
    expect(linesOf(discuz, null)).toEqual(['']);
    expect(linesOf(discuz, '')).toEqual(['']);
    expect(linesOf(discuz, 'x\n{md5}y')).toEqual(['']);
    expect(linesOf(discuz, 'x', 'y\n{md5}z')).toEqual(['']);
  });

  it('reads what it writes, also where that is not listed', () => {
    const { name } =
      formatOf(linesOf(passwordsOf({ reads: ['md5'], writes: 'argon2id' }), '$argon2id$v=19$')[0] ?? '')?.format ?? {};
    expect(name).toBe('argon2id');
  });

  it('divides a new password between the columns of a table with salts, and never one that tells its format', () => {
    const { password, salt } = discuz.example(random);
    expect([password, salt]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{6}$/)]);
    expect(passwordsOf({ reads: ['discuz'], writes: 'discuz' }).example(random)).toEqual({
      password: expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{6}$/),
      salt: null,
    });
    const werkzeug = passwordsOf({ reads: ['werkzeug'], writes: 'werkzeug' }, 'salt').example(random);
    expect(werkzeug).toEqual({ password: expect.stringMatching(/^pbkdf2:/), salt: '' });
    expect(discuz.example(random)).not.toEqual({ password, salt });
  });

  it('puts the key of the site into the expression of a format that has one', () => {
    const keyed = passwordsOf({ reads: ['thinkphp-ucenter'], writes: 'thinkphp-ucenter', key: '{a:key}' });
    expect(keyed.writes).toBe(`=md5(sha1(password) . '{a:key}')`);
    expect(formatOf(linesOf(keyed, 'f'.repeat(32))[0] ?? '')?.text).toBe('f'.repeat(32));
  });

  it('adds stand-ins of the slow formats that a stored password does not have, for which there is no password', () => {
    const mixed = passwordsOf({ reads: ['md5', 'bcrypt'], writes: 'argon2id' });
    mixed.prepare([{ password: BCRYPT, salt: null }], random);
    const [bcrypt = '', argon = ''] = mixed.standIn?.split('\n') ?? [];
    expect(bcrypt).toMatch(/^\{bcrypt\}\$2y\$10\$abcdefghijklmnopqrstuu/);
    expect(bcrypt).not.toBe(`{bcrypt}${BCRYPT}`);
    expect(argon).toMatch(/^\$argon2id\$/);
    expect(linesOf(mixed, 'f'.repeat(32))).toEqual([`{md5}${'f'.repeat(32)}`, bcrypt, argon]);
    expect(linesOf(mixed, BCRYPT)).toEqual([`{bcrypt}${BCRYPT}`, argon]);
    const stored = formatOf(bcrypt);
    expect(stored?.format.canVerify(stored.text)).toBe(true);
    expect(stored?.format.verify('correct horse 7', stored.text, { id: '', username: undefined })).toBe(false);
  });

  it('judges strength by what is stored', () => {
    expect(discuz.isStrong({ password: BCRYPT, salt: null })).toBe(true);
    expect(discuz.isStrong({ password: 'f'.repeat(32), salt: 'abc' })).toBe(false);
    expect(discuz.isStrong({ password: IDENTITY, salt: null })).toBe(false);
    expect([
      discuz.writesStrong(random),
      passwordsOf({ reads: ['md5'], writes: 'argon2id' }).writesStrong(random),
    ]).toEqual([false, true]);
  });
});
