import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { Typist } from '../../../test/support/typed-spellings';
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
    '\u202d+86 138 0013 8000\u202c',
    '+86\u2011138\u20110013\u20118000',
    '138\u20130013\u20148000',
    '138\u22120013\u30fc8000',
    '\u200e13800138000\u200f',
    '138\u200b0013\u00a08000',
    '\ufeff138\t0013\u30008000\r\n',
    'tel:+8613800138000',
    'TEL: +86-138-0013-8000',
    'tel://+86-138-0013-8000',
    'tel:13800138000;phone-context=+86',
    'tel:138-0013-8000;isub=1;Phone-Context=+８６',
    'tel:00138000;phone-context=+86-138',
    '138 0013 8000;phone-context=+86',
    'tel:13800138000;phone-context=example.com',
    'tel:+8613800138000;isub=12345',
    'tel:+8613800138000;verstat=TN-Validation-Passed;npdi',
    '++8613800138000',
    '＋+86 138 0013 8000',
    '(+++86) 138 0013 8000',
    '+ 86 13800138000',
    '00 86 138 0013 8000',
    '(+86) 138 0013 8000',
    '(0086)13800138000',
    '[+86] 138/0013/8000',
    '-13800138000',
    '. 138 0013 8000 .',
    '+0086 13800138000',
    '+86 (0) 138~0013~8000',
    '١٣٨٠٠١٣٨٠٠٠',
    '+۸۶ १३८००१३८०००',
  ])('%j is one spelling of +8613800138000', (spelling) => {
    expect(e164(spelling)).toBe('+8613800138000');
  });

  it.each([
    ['nothing', ''],
    ['only a sign', '+'],
    ['another scheme', 'sms:+8613800138000'],
    ['a scheme twice', 'tel:tel:+8613800138000'],
    ['an unfinished sign', '+0 8613800138000'],
    ['more than 256 characters', `13800138000${' '.repeat(256)}`],
    ['an extension', '+8613800138000;ext=1'],
    ['an extension in words', '13800138000 ext 1'],
    ['an extension after an x', '13800138000x1'],
    ['an extension after a hash', '13800138000#1'],
    ['a pause', '13800138000,1'],
    ['a NUL', '13800138000\0'],
    ['letters', '1380013TEXT'],
    ['an exponent', '1.3800138e10'],
    ['two numbers', '13800138000 13800138001'],
    ['a second sign apart', '+ +8613800138000'],
    ['a second sign inside', '+86+13800138000'],
    ['a sign at the end', '+8613800138000+'],
    ['a context of another country', 'tel:13800138000;phone-context=+1'],
    ['two contexts', 'tel:13800138000;phone-context=+86;phone-context=+86'],
    ['a context beside a country', 'tel:+8613800138000;phone-context=+86'],
    ['a context that is no number', 'tel:13800138000;phone-context=+x86'],
    ['an extension in a URI', 'tel:+8613800138000;ext=1'],
    ['an extension beside a context', 'tel:13800138000;ext=1;phone-context=+86'],
    ['a pause in a URI', 'tel:+8613800138000;postd=pp22'],
    ['a mandatory parameter', 'tel:+8613800138000;m-x=1'],
    ['a parameter of others without a scheme', '+8613800138000;verstat=x'],
    ['an empty parameter', 'tel:+8613800138000;'],
    ['a broken parameter', 'tel:+8613800138000;a=b c'],
    ['no number in a URI', 'tel:;phone-context=+86'],
    ['a colon', '13800138000:'],
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
    ['13800138000', '0086', '+8613800138000'],
    ['13800138000', '+0086', '+8613800138000'],
    ['13800138000', '00 86', '+8613800138000'],
    ['13800138000', '(+86)', '+8613800138000'],
    ['13800138000', '++86', '+8613800138000'],
    ['tel:13800138000;phone-context=+86', '+86', '+8613800138000'],
    ['13800138000', '+ 86\n', '+8613800138000'],
    ['13800138000', '\u200e٨٦', '+8613800138000'],
    ['+0086 13800138000', '(0086)', '+8613800138000'],
  ])('%s with the calling code %j is %s', (number, callingCode, expected) => {
    expect(e164(number, callingCode)).toBe(expected);
  });

  it.each([
    ['+85512345678', '+86'],
    ['+8613800138000', '+855'],
    ['0085512345678', '+86'],
    ['13800138000', '+63'],
    ['13800138000', '086'],
    ['13800138000', '00'],
    ['13800138000', '+'],
    ['13800138000', 'CN'],
    ['13800138000', '+ +86'],
    ['tel:13800138000;phone-context=+86', '+855'],
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

describe('a spelling that libphonenumber reads', () => {
  const numbers = ['+8613800138000', '+85512345678', '+14155550123', '+447911123456', '+639171234567'];
  const typist = new Typist(10);

  it('is read as the same number here', () => {
    let agreed = 0;
    for (let round = 0; round < 5_000; round++) {
      const text = typist.anyPhone(numbers[round % numbers.length] ?? '');
      const read = parsePhoneNumberFromString(text, { defaultCountry: 'CN', extract: false });
      if (!read?.isValid() || read.ext !== undefined) continue;
      agreed++;
      expect([text, e164(text)]).toEqual([text, read.number]);
    }
    expect(agreed).toBeGreaterThan(1_000);
  });
});

describe('the countries with phone numbers', () => {
  it('are all there, each with its calling code', () => {
    expect(phoneCountries().length).toBeGreaterThan(200);
    expect(phoneCountries()).toContainEqual({ region: 'CN', callingCode: '+86' });
  });
});
