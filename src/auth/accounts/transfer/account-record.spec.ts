import { type AccountRecord, parseRecord, type RecordRules } from './account-record';

const rules: RecordRules = { defaultRegion: 'CN', verified: new Set(), hasPlainPasswords: false };
const MD5 = '5f4dcc3b5aa765d61d8327deb882cf99';
const parse = (
  change: { readonly [Field in keyof AccountRecord]: string | undefined },
  rule: Partial<RecordRules> = {},
) => {
  const fields = Object.entries({ username: 'Ada', password: `{md5}${MD5}`, ...change });
  const record = Object.fromEntries(fields.filter(([, text]) => text !== undefined));
  return parseRecord(record, { ...rules, ...rule });
};

describe('parseRecord', () => {
  it('reads all fields, in their normal form', () => {
    const record = {
      ...{ id: '42', username: ' Ada ', phone: '138 0013 8000', phone_verified: 'TRUE' },
      ...{ email: 'Ada@Example.com', email_verified: '0', locale: 'EN', locked: '1', password: `{md5}${MD5}` },
    };
    expect(parse(record)).toEqual({
      number: 42,
      username: { name: 'Ada', key: 'ada' },
      phone: { value: '+8613800138000', isVerified: true },
      email: { value: 'ada@example.com', isVerified: false },
      locale: 'en',
      isLocked: true,
      password: { hash: `{md5}${MD5}` },
    });
  });

  it('takes addresses as verified by the rule of the import, where the record does not say', () => {
    const record = { phone: '13800138000', email: 'ada@example.com' };
    expect(parse(record)).toMatchObject({ phone: { isVerified: false }, email: { isVerified: false } });
    const verified = { verified: new Set(['phone'] as const) };
    expect(parse(record, verified)).toMatchObject({ phone: { isVerified: true }, email: { isVerified: false } });
    expect(parse({ ...record, phone_verified: 'false' }, verified)).toMatchObject({ phone: { isVerified: false } });
  });

  it.each<[string, AccountRecord, string]>([
    ['format and salt', { password: MD5, format: 'discuz', salt: 'a1' }, `{discuz}${MD5}:a1`],
    ['an expression', { password: MD5, format: 'md5(salt . password)', salt: 'x' }, `{=md5(salt . password)}${MD5}:x`],
    ['a format that the password tells', { password: `$1$salt$${'a'.repeat(22)}` }, `$1$salt$${'a'.repeat(22)}`],
  ])('reads a stored password with %s', (_name, record, hash) => {
    expect(parse(record).password).toEqual({ hash });
  });

  it.each<[string, Parameters<typeof parse>[0], string]>([
    ['id', { id: '0' }, 'must be an integer'],
    ['id', { id: '2147483648' }, 'must be an integer'],
    ['username', { username: 'a b' }, 'has spaces'],
    ['phone', { phone: '12345' }, 'no number'],
    ['email', { email: 'nobody' }, 'no address'],
    ['phone_verified', { phone: '13800138000', phone_verified: 'yes' }, 'must be true'],
    ['locale', { locale: 'xx' }, 'must be one of'],
    ['locked', { locked: 'yes' }, 'must be true'],
    ['password', { password: undefined }, 'is missing'],
    ['password', { password: MD5 }, 'not known'],
    ['password', { password: MD5, format: 'md4' }, 'not known'],
    ['password', { password: MD5, format: 'md5(pass' }, 'not known'],
    ['password', { password: `$2y$31$${'a'.repeat(53)}` }, 'costs too much'],
    ['password', { password: `$pbkdf2$i=99999999$AAAA$${'A'.repeat(27)}` }, 'costs too much'],
    ['password', { password: MD5, format: 'discuz', salt: 'a'.repeat(600) }, 'longer than 512'],
    ['plain_password', { password: undefined, plain_password: 'x' }, 'only read with --plain-passwords'],
    ['username', { username: 'caf\uFFFD' }, 'UTF-8'],
  ])('rejects a wrong %s: %j', (field, record, message) => {
    expect(() => parse(record)).toThrow(message);
    expect(() => parse(record)).toThrow(expect.objectContaining({ field }) as Error);
  });

  it('rejects a record without a name and an address', () => {
    expect(() => parse({ username: undefined })).toThrow('neither a username');
  });

  it('reads plain passwords where they are allowed', () => {
    const record = { password: undefined, plain_password: 'open sesame' };
    expect(parse(record, { hasPlainPasswords: true }).password).toEqual({ plain: 'open sesame' });
    const both = { plain_password: 'open sesame' };
    expect(() => parse(both, { hasPlainPasswords: true })).toThrow('cannot be given beside');
  });
});
