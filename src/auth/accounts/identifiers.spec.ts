import { canonicalEmail, canonicalUsername, readUsername } from './identifiers';

describe('a user name', () => {
  it.each([
    ['admin', 'admin'],
    ['ADMIN', 'admin'],
    ['ａｄｍｉｎ', 'admin'],
    ['\u212Aelvin', 'kelvin'],
    ['\u017Fam', 'sam'],
    ['a\u0301dmin', 'ádmin'],
    ['Ádmin', 'ádmin'],
    ['\uFB00', 'ff'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'straße'],
    ['ΣΑΣ', 'σας'],
    ['张三', '张三'],
    ['+8613800138000', '+8613800138000'],
    ['Ada@Example.com', 'ada@example.com'],
    ['admin ', 'admin'],
    [' admin', 'admin'],
    ['admin\n', 'admin'],
    ['admin\u3000', 'admin'],
    ['admin\u00A0', 'admin'],
    ['\uFEFFadmin', 'admin'],
    ['ad\u200Bmin', 'admin'],
    ['ad\u200Dmin', 'admin'],
    ['ad\u00ADmin', 'admin'],
    ['ad\u2060min', 'admin'],
    ['ad\u202Emin', 'admin'],
    ['ad\u180Emin', 'admin'],
    ['ad\uFE0Fmin', 'admin'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['\u2764\uFE0F', '\u2764'],
    ['\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{1F468}\u{1F469}\u{1F467}'],
  ])('%s has the key %s', (typed, key) => {
    expect(canonicalUsername(typed)).toBe(key);
  });

  it.each([
    ['mike', 'm\u0131ke'],
    ['mike', 'M\u0130KE'],
    ['admin', 'ádmin'],
    ['admin', '\u0430dmin'],
    ['kelvin', '\u03BAelvin'],
    ['strasse', 'straße'],
    ['admin', 'admin1'],
  ])('%s and %s only look alike: their keys differ', (one, other) => {
    expect(canonicalUsername(one)).not.toBe(canonicalUsername(other));
  });

  it.each([
    ['nothing', ''],
    ['a space inside', 'a b'],
    ['a combining grapheme joiner', 'ad\u034Fmin'],
    ['a Hangul filler', 'ad\u3164min'],
    ['a braille blank', 'admin\u2800'],
    ['joiners only', '\u200D\uFE0F'],
    ['more than 256 characters', `admin${' '.repeat(256)}`],
    ['a NUL', 'admin\u0000'],
    ['a line break inside', 'ad\nmin'],
    ['a private character', 'admin\uE000'],
    ['an unassigned character', 'admin\u0378'],
    ['half a character', 'admin\uD800'],
    ['more than 64 characters', 'x'.repeat(65)],
    ['more than 64 characters once they are unfolded', '\uFDFA'.repeat(4)],
  ])('with %s is none', (_what, typed) => {
    expect(canonicalUsername(typed)).toBeUndefined();
  });

  it('is shown as typed, without what surrounds it and marks that turn it', () => {
    expect(readUsername(' Ad\u202Ea\u200D\uFE0F ')).toEqual({ name: 'Ada\u200D\uFE0F', key: 'ada' });
  });

  it('of 64 characters is one', () => {
    expect(canonicalUsername('x'.repeat(64))).toHaveLength(64);
  });

  it('has one key only: the key of a key is the key, for every character there is', () => {
    const unstable: string[] = [];
    for (let point = 0; point < 0x110000; point++) {
      const key = canonicalUsername(String.fromCodePoint(point));
      if (key !== undefined && canonicalUsername(key) !== key) unstable.push(point.toString(16));
    }
    expect(unstable).toEqual([]);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['Ada@Example.COM', 'ada@example.com'],
    ["o'brien+news@example.com", "o'brien+news@example.com"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@ｅxample.com', 'ada@example.com'],
    ['ada@\u212Aelvin.example', 'ada@kelvin.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    [' ada@example.com', 'ada@example.com'],
    ['ada@example.com ', 'ada@example.com'],
    ['ada@example.com\n', 'ada@example.com'],
    ['\u202Aada@example.com\u202C', 'ada@example.com'],
    ['ａda@example.com', 'ada@example.com'],
    ['ａｄａ＠ｅｘａｍｐｌｅ。ｃｏｍ', 'ada@example.com'],
    ['ada.b＠example｡com', 'ada.b@example.com'],
    ['\uFB00@example.com', 'ff@example.com'],
    ['mi\u212Ae@example.com', 'mike@example.com'],
    ['mi\u017Fe@example.com', 'mise@example.com'],
  ])('%s has the key %s', (typed, key) => {
    expect(canonicalEmail(typed)).toBe(key);
  });

  it('whose domain only looks like another has another key', () => {
    expect(canonicalEmail('ada@cüre53.example')).not.toBe(canonicalEmail('ada@cure53.example'));
  });

  it.each([
    ['nothing', ''],
    ['no mailbox', '@example.com'],
    ['no domain', 'ada@'],
    ['a host without a domain', 'ada@localhost'],
    ['an address of the internet protocol', 'ada@127.0.0.1'],
    ['a literal', 'ada@[127.0.0.1]'],
    ['a trailing dot', 'ada@example.com.'],
    ['an empty label', 'ada@example..com'],
    ['a label that begins with a hyphen', 'ada@-example.com'],
    ['a label of 64 characters', `ada@${'x'.repeat(64)}.com`],
    ['a mailbox of 65 characters', `${'a'.repeat(65)}@example.com`],
    ['more than 254 characters', `ada@${`${'x'.repeat(60)}.`.repeat(5)}com`],
    ['a dot at either end of the mailbox', '.ada@example.com'],
    ['two dots in a row', 'a..da@example.com'],
    ['a quoted mailbox', '"a@evil.example x"@example.com'],
    ['a comment', 'victim@evil.example (c).example.com'],
    ['a display name', 'Ada <ada@example.com>'],
    ['angle brackets', '<ada@example.com>'],
    ['a group', 'people: ada@example.com;'],
    ['two addresses', 'ada@example.com,eve@evil.example'],
    ['two addresses and a space', 'ada@example.com, eve@evil.example'],
    ['two at signs', 'ada@evil.example@example.com'],
    ['a route', '@evil.example:ada@example.com'],
    ['a header', 'ada@example.com\r\nBcc: eve@evil.example'],
    ['a line break in its domain', 'ada@exam\r\nple.com'],
    ['a tab in its domain', 'ada@exam\tple.com'],
    ['a line separator', 'ada\u2028@example.com'],
    ['a NUL', 'ada@example.com\0'],
    ['an ideographic full stop at its end', 'ada@example.com。'],
    ['a path', 'ada@example.com/evil.example'],
    ['a sign that folds to a path', 'ada@example.com\u2100evil.example'],
    ['a query', 'ada@example.com?evil.example'],
    ['a fragment', 'ada@example.com#evil.example'],
    ['a port', 'ada@example.com:25'],
    ['a backslash', 'ada@example.com\\evil.example'],
    ['an escaped letter', 'ada@ex%61mple.com'],
    ['an escaped line break', 'ada@example.com%0d%0aBcc:eve@evil.example'],
    ['a soft hyphen', 'ada@exam\u00ADple.com'],
    ['a zero-width space', 'ada@exam\u200Bple.com'],
    ['a dotless i', 'm\u0131ke@example.com'],
    ['a dotted capital I', 'M\u0130KE@example.com'],
    ['a Cyrillic letter in the mailbox', '\u0430da@example.com'],
  ])('with %s is none', (_what, typed) => {
    expect(canonicalEmail(typed)).toBeUndefined();
  });
});
