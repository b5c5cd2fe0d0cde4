import { isMailAddress, parseMailbox } from './mailbox';

describe('isMailAddress', () => {
  it.each(['demo@example.com', 'a.b+c@mail.example.co.uk', "o'hara@xn--fsq.example", 'x@1.example'])(
    'takes %s',
    (address) => {
      expect(isMailAddress(address)).toBe(true);
    },
  );

  it.each([
    ['two addresses', 'victim@example.com, attacker@evil.test'],
    ['two addresses in one', 'victim@example.com@evil.test'],
    ['a header line', 'victim@example.com\r\nBcc: attacker@evil.test'],
    ['a line feed at the end', 'victim@example.com\n'],
    ['a Unicode line separator', 'victim@example.com\u2028Bcc:attacker@evil.test'],
    ['a quoted local part', '"attacker@evil.test x"@example.com'],
    ['a comment', 'victim@example.com (attacker).evil.test'],
    ['a name', 'Victim <victim@example.com>'],
    ['a group', 'all:victim@example.com,attacker@evil.test;'],
    ['an address literal', 'victim@[127.0.0.1]'],
    ['a full-width character', 'victim＠example.com'],
    ['a host without a dot', 'victim@localhost'],
    ['a label that starts with a hyphen', 'victim@-example.com'],
    ['two dots', 'a..b@example.com'],
    ['no local part', '@example.com'],
    ['no at sign', 'example.com'],
    ['nothing', ''],
    ['too long a local part', `${'a'.repeat(65)}@example.com`],
    ['too long an address', `a@${'b.'.repeat(130)}example`],
  ])('refuses %s', (_, address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

describe('parseMailbox', () => {
  it.each([
    ['no-reply@example.com', '', 'no-reply@example.com'],
    ['账号 regain <no-reply@example.com>', '账号 regain', 'no-reply@example.com'],
    ['"Regain, Inc." <no-reply@example.com>', 'Regain, Inc.', 'no-reply@example.com'],
    [String.raw`"The \"best\" \\ one"<no-reply@example.com>`, String.raw`The "best" \ one`, 'no-reply@example.com'],
    ['"账号 <x@y.z>" <no-reply@example.com>', '账号 <x@y.z>', 'no-reply@example.com'],
    ['no-reply@bücher.example', '', 'no-reply@xn--bcher-kva.example'],
    ['账号 <no-reply@例子.测试>', '账号', 'no-reply@xn--fsqu00a.xn--0zwm56d'],
    ['no-reply@XN--BCHER-KVA.example', '', 'no-reply@xn--bcher-kva.example'],
  ])('reads the sender %s', (text, name, address) => {
    expect(parseMailbox(text)).toEqual({ name, address });
  });

  it.each([
    ...['', 'regain', 'a@example.com, b@example.com', 'x\r\nBcc: y <a@example.com>', '"x" <a@example.com> y'],
    ...[
      'Regain, Inc. <a@example.com>',
      '"x\r\ny" <a@example.com>',
      '"x <a@example.com>',
      'a@b@example.com',
      'a@exa mple.com',
    ],
    ...['x <a@example.com', 'a@[127.0.0.1]', '"a b"@example.com'],
  ])('refuses %j as a sender', (text) => {
    expect(() => parseMailbox(text)).toThrow('not one plain address');
  });

  it('says that a local part has to be ASCII', () => {
    expect(() => parseMailbox('账号@example.com')).toThrow('SMTPUTF8');
  });
});
