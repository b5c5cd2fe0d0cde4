import { callingCodeOf, parsePhone, phoneCountries } from './phone';

const e164 = (number: string, callingCode?: string): string | undefined =>
  parsePhone(callingCode === undefined ? { number } : { number, callingCode }, 'CN')?.e164;

describe('a phone number', () => {
  it.each([
    '+8613800138000',
    '008613800138000',
    '13800138000',
    '8613800138000',
    '013800138000',
    '+86 138 0013 8000',
    '+86-138-0013-8000',
    '+86.138.0013.8000',
    '+86 (138) 0013-8000',
    '+86013800138000',
    '0086 138 0013 8000',
    '１３８００１３８０００',
    '＋８６１３８００１３８０００',
    ' 13800138000 ',
  ])('%j is one spelling of +8613800138000', (spelling) => {
    expect(e164(spelling)).toBe('+8613800138000');
  });

  it.each([
    ['nothing', ''],
    ['only a sign', '+'],
    ['a scheme', 'tel:+8613800138000'],
    ['an extension', '+8613800138000;ext=1'],
    ['an extension in words', '13800138000 ext 1'],
    ['an extension after an x', '13800138000x1'],
    ['an extension after a hash', '13800138000#1'],
    ['a pause', '13800138000,1'],
    ['a zero-width space', '138\u200B00138000'],
    ['a right-to-left mark', '\u200F13800138000'],
    ['a NUL', '13800138000\0'],
    ['letters', '1380013TEXT'],
    ['Arabic digits', '١٣٨٠٠١٣٨٠٠٠'],
    ['a minus', '-13800138000'],
    ['an exponent', '1.3800138e10'],
    ['two numbers', '13800138000 13800138001'],
    ['a second sign', '++8613800138000'],
    ['a digit too few', '1380013800'],
    ['a digit too many', '138001380000'],
    ['more digits than any number has', '12345678901234567890'],
    ['an unassigned range', '+86 140 0000 0000'],
    ['a calling code of no country', '+999 13800138000'],
    ['a short service number', '110'],
    ['more than 32 characters', `${'1 '.repeat(16)}1`],
  ])('with %s is none', (_what, spelling) => {
    expect(e164(spelling)).toBeUndefined();
  });

  it.each([
    ['13800138000', '+86', '+8613800138000'],
    ['13800138000', '86', '+8613800138000'],
    ['+8613800138000', '+86', '+8613800138000'],
    ['008613800138000', '+86', '+8613800138000'],
    ['012345678', '+855', '+85512345678'],
    ['12345678', '+855', '+85512345678'],
    ['+85512345678', '＋８５５', '+85512345678'],
    ['+18762345678', '+1', '+18762345678'],
    ['13800138000', '', '+8613800138000'],
  ])('%s with the calling code %j is %s', (number, callingCode, expected) => {
    expect(e164(number, callingCode)).toBe(expected);
  });

  it.each([
    ['+85512345678', '+86'],
    ['+8613800138000', '+855'],
    ['0085512345678', '+86'],
    ['13800138000', '+63'],
    ['13800138000', '0086'],
    ['13800138000', '+'],
    ['13800138000', 'CN'],
    ['13800138000', '+86;+855'],
    ['13800138000', '+86138'],
  ])('%s does not agree with the calling code %j, and is none', (number, callingCode) => {
    expect(e164(number, callingCode)).toBeUndefined();
  });

  it('without a country gets the default one, which a leading + or 00 overrules', () => {
    expect(parsePhone({ number: '012345678' }, 'KH')?.e164).toBe('+85512345678');
    expect(parsePhone({ number: '+8613800138000' }, 'KH')?.e164).toBe('+8613800138000');
    expect(parsePhone({ number: '008613800138000' }, 'KH')?.e164).toBe('+8613800138000');
  });

  it.each([
    ['a mobile number', '+8613800138000', true],
    ['a number of a country where kinds look alike', '+12025550123', true],
    ['a landline', '+861065529988', false],
    ['a premium number', '+19002345678', false],
    ['a toll-free number', '+18002345678', false],
    ['a shared-cost number', '+448431234567', false],
    ['a personal number', '+447012345678', false],
    ['a pager', '+447640123456', false],
    ['a satellite phone', '+881612345678', false],
    ['a number of an international network', '+882161234567', false],
  ])('that is %s (%s) can receive SMS: %s', (_what, number, expected) => {
    expect(parsePhone({ number }, 'CN')).toMatchObject({ canReceiveSms: expected });
  });

  it('tells its country and calling code', () => {
    expect(parsePhone({ number: '+18762345678' }, 'CN')).toMatchObject({ region: 'JM', callingCode: '+1' });
    expect(callingCodeOf('+85512345678')).toBe('+855');
    expect(callingCodeOf('nonsense')).toBeUndefined();
  });
});

describe('the countries with phone numbers', () => {
  it('are all there, each with its calling code', () => {
    expect(phoneCountries().length).toBeGreaterThan(200);
    expect(phoneCountries()).toContainEqual({ region: 'CN', callingCode: '+86' });
  });
});
