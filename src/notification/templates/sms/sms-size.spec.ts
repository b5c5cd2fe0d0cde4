import { septetsOf, smsSize } from './sms-size';

const gsm = (segments: number) => ({ encoding: 'GSM-7', segments });
const ucs = (segments: number) => ({ encoding: 'UCS-2', segments });

describe('the GSM alphabet', () => {
  it('has 127 characters beside the escape, and ten behind it', () => {
    const septets = Array.from({ length: 0x10000 }, (_, code) => septetsOf(String.fromCharCode(code)));
    expect(septets.filter((each) => each === 1)).toHaveLength(127);
    expect(septets.filter((each) => each === 2)).toHaveLength(10);
  });

  it.each(['é', 'è', 'à', 'ù', 'ä', 'ö', 'ü', 'ß', 'ñ', '¿', '@', '#', '\n'])('has %j', (character) => {
    expect(septetsOf(character)).toBe(1);
  });

  it.each(['ê', 'ç', 'â', 'î', 'ô', 'á', 'í', 'ó', 'ú', '’', '«', '–', '\t', '\u00a0', '`', '验'])(
    'lacks %j',
    (character) => {
      expect(septetsOf(character)).toBeUndefined();
    },
  );
});

describe('smsSize', () => {
  it.each([
    ['nothing', '', gsm(1)],
    ['160 septets', 'a'.repeat(160), gsm(1)],
    ['161 septets', 'a'.repeat(161), gsm(2)],
    ['twice 153', 'a'.repeat(306), gsm(2)],
    ['one more', 'a'.repeat(307), gsm(3)],
    ['80 characters of the extension table', '€'.repeat(80), gsm(1)],
    ['81 of them', '€'.repeat(81), gsm(2)],
    ['an escape that would be parted from its character', `${'a'.repeat(152)}€${'a'.repeat(152)}`, gsm(3)],
    ['the same with room for both', `${'a'.repeat(151)}€${'a'.repeat(153)}`, gsm(2)],
  ])('counts %s', (_, text, size) => {
    expect(smsSize(text)).toEqual(size);
  });

  it.each([
    ['70 characters', '验'.repeat(70), ucs(1)],
    ['71 characters', '验'.repeat(71), ucs(2)],
    ['twice 67', '验'.repeat(134), ucs(2)],
    ['one more', '验'.repeat(135), ucs(3)],
    ['one foreign character among many', `${'a'.repeat(70)}ê`, ucs(2)],
    ['35 pairs of surrogates', '😀'.repeat(35), ucs(1)],
    ['36 pairs', '😀'.repeat(36), ucs(2)],
    ['a pair that would be split', `${'验'.repeat(66)}😀${'验'.repeat(66)}`, ucs(3)],
    ['the same with room for both', `${'验'.repeat(65)}😀${'验'.repeat(67)}`, ucs(2)],
    ['half a pair', '\ud83d', ucs(1)],
  ])('counts %s', (_, text, size) => {
    expect(smsSize(text)).toEqual(size);
  });
});
