import {
  normalizeTyped,
  normalizeTypedAnswer,
  normalizeTypedCode,
  normalizeTypedEmail,
  normalizeTypedPhone,
  normalizeTypedUsername,
  readCode,
} from './typed-text';

describe('normalizeTyped', () => {
  it.each([
    ['demo ', 'demo'],
    ['\u202dada\u202c', 'ada'],
    ['\u200bada\ufeff', 'ada'],
    ['\u3000ａｄａ\t\r\n', 'ada'],
    ['ada lovelace', 'ada lovelace'],
    ['\u00a0 ', ''],
    ['ada\u0000', 'ada\u0000'],
    ['a\nb', 'a\nb'],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTyped(typed)).toBe(expected);
  });

  /* An expression that tries every split of these texts would not come to its end. */
  it.each([
    [normalizeTyped, 200_002, 210_000, 199_999],
    [normalizeTypedCode, 2, 140_000, 100_000],
    [normalizeTypedEmail, 200_002, 210_000, 199_999],
    [normalizeTypedPhone, 3, 210_000, 199_999],
    [normalizeTypedUsername, 100_002, 210_000, 100_000],
  ] as const)('reads texts of 200,000 characters to their ends: %p', (normalize, invisible, opened, grouped) => {
    expect(normalize(' '.repeat(200_000))).toBe('');
    expect(normalize(`a${' \u200b'.repeat(100_000)}a`)).toHaveLength(invisible);
    expect(normalize('+ ('.repeat(70_000))).toHaveLength(opened);
    expect(normalize('1 '.repeat(100_000))).toHaveLength(grouped);
  });
});

describe('normalizeTypedUsername', () => {
  it.each([
    ['demo ', 'demo'],
    ['\u202edemo\u202c', 'demo'],
    ['de\u202emo', 'demo'],
    ['ada lovelace', 'ada lovelace'],
    ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['\u2764\ufe0f', '\u2764\ufe0f'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['(+86) 138-0013 8000', '(+86)138-00138000'],
    ['\u0661\u0663\u0668 \u0661', '1381'],
    ['138-00138000', '138-00138000'],
    ['. .', '. .'],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTypedUsername(typed)).toBe(expected);
  });
});

describe('normalizeTypedAnswer', () => {
  it.each([
    [' k7m2p\n', 'k7m2p'],
    ['Ｋ７Ｍ２Ｐ', 'K7M2P'],
    ['K\u0667M\u0662P', 'K7M2P'],
    ['K7 M2P', 'K7 M2P'],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTypedAnswer(typed)).toBe(expected);
  });
});

describe('readCode', () => {
  it.each(['012345', ' 012 345\n', '\u0660\u0661\u0662\u0663\u0664\u0665', { text: '12345' }, { text: '012345' }])(
    'reads %j as 012345',
    (entered) => {
      expect(readCode(entered, [6, 8])).toBe('012345');
    },
  );

  it.each(['', '12345', '1234567', '12345a', '+12345', '12345.', `${' '.repeat(300)}123456`, { text: '1234567' }])(
    'takes %j for no code of six digits',
    (entered) => {
      expect(readCode(entered, [6, 8])).toBeUndefined();
    },
  );

  it.each(['12345678', { text: '12345678' }, ' 1234 5678'])('reads %j as a code of eight digits', (entered) => {
    expect(readCode(entered, [6, 8])).toBe('12345678');
  });

  it('pads an integer to the first length of a code', () => {
    expect(readCode({ text: '0' }, [8])).toBe('00000000');
    expect(readCode({ text: '0' }, [6, 8])).toBe('000000');
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
    ['ｔｅｌ：+8613800138000', 'tel:+8613800138000'],
    ['TEL:\u00a0+86 13800138000', 'TEL: +86 13800138000'],
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
    ['\u200eada@example.com\ufeff', 'ada@example.com'],
    ['ada@exam\u200bple.com', 'ada@exam\u200bple.com'],
    ['ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
  ])('turns %j into %j', (typed, expected) => {
    expect(normalizeTypedEmail(typed)).toBe(expected);
  });
});
