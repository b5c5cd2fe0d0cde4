import { canonicalUsername } from './username';

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
    ['a space after it', 'admin '],
    ['a space before it', ' admin'],
    ['an ideographic space', 'admin\u3000'],
    ['a no-break space', 'admin\u00A0'],
    ['a zero-width space', 'ad\u200Bmin'],
    ['a zero-width joiner', 'ad\u200Dmin'],
    ['a soft hyphen', 'ad\u00ADmin'],
    ['a byte order mark', '\uFEFFadmin'],
    ['a word joiner', 'ad\u2060min'],
    ['a right-to-left override', 'ad\u202Emin'],
    ['a Mongolian vowel separator', 'ad\u180Emin'],
    ['a combining grapheme joiner', 'ad\u034Fmin'],
    ['a variation selector', 'ad\uFE0Fmin'],
    ['a Hangul filler', 'ad\u3164min'],
    ['a braille blank', 'admin\u2800'],
    ['a NUL', 'admin\u0000'],
    ['a line break', 'admin\n'],
    ['a private character', 'admin\uE000'],
    ['an unassigned character', 'admin\u0378'],
    ['half a character', 'admin\uD800'],
    ['more than 64 characters', 'x'.repeat(65)],
    ['more than 64 characters once they are unfolded', '\uFDFA'.repeat(4)],
  ])('with %s is none', (_what, typed) => {
    expect(canonicalUsername(typed)).toBeUndefined();
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
