import { normalizeTyped, normalizeTypedCode, normalizeTypedEmail, normalizeTypedPhone } from './typed-text';

describe('normalizeTyped', () => {
  it.each([
    ['demo ', 'demo'],
    ['\u202dada\u202c', 'ada'],
    ['\u200bada\ufeff', 'ada'],
    ['\u3000ａｄａ\t\r\n', 'ada'],
    ['ada lovelace', 'ada lovelace'],
    ['\u00a0 ', ''],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTyped(typed)).toBe(expected);
  });
});

describe('normalizeTypedCode', () => {
  it.each([
    '123456 ',
    ' 123456',
    '123 456',
    '123456\n',
    '１２３４５６',
    '١٢٣٤٥٦',
    '۱۲۳۴۵۶',
    '१२३४५६',
    '\u200e123\u200b456\u2069',
    '\u{1d7cf}\u{1d7d0}\u{1d7d1}\u{1d7d2}\u{1d7d3}\u{1d7d4}',
  ])('turns %j into 123456', (typed) => {
    expect(normalizeTypedCode(typed)).toBe('123456');
  });

  it('knows every decimal digit of Unicode', () => {
    const digits = Array.from({ length: 0x110000 }, (_, point) => point)
      .filter((point) => (point < 0xd800 || point > 0xdfff) && /\p{Nd}/u.test(String.fromCodePoint(point)))
      .map((point) => normalizeTypedCode(String.fromCodePoint(point)));
    expect(digits.length).toBeGreaterThan(600);
    expect(digits.join('')).toBe('0123456789'.repeat(digits.length / 10));
  });

  it('leaves other characters as they are', () => {
    expect(normalizeTypedCode('AbC1x')).toBe('AbC1x');
  });
});

describe('normalizeTypedPhone', () => {
  it.each([
    ['\u202d+86 138 0013 8000\u202c', '+86 138 0013 8000'],
    ['+86\u2011138\u20110013\u20118000', '+86-138-0013-8000'],
    ['138\u201300138000', '138-00138000'],
    ['tel:+8613800138000', '+8613800138000'],
    ['TEL: +86 13800138000', '+86 13800138000'],
    ['＋８６１３８００１３８０００', '+8613800138000'],
    ['+86\u00a0138\u200b00138000', '+86 13800138000'],
    ['(+86) 13800138000', '(+86) 13800138000'],
    ['+٨٦ ١٣٨٠٠١٣٨٠٠٠', '+86 13800138000'],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTypedPhone(typed)).toBe(expected);
  });
});

describe('normalizeTypedEmail', () => {
  it.each([
    [' ada@example.com\n', 'ada@example.com'],
    ['ada＠example。com', 'ada@example.com'],
    ['ada@example｡com', 'ada@example.com'],
    ['\u200eada@exam\u200bple.com', 'ada@example.com'],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTypedEmail(typed)).toBe(expected);
  });
});
