import { clr } from './data-contract';
import { parseGuid, parseBoolean, parseEnum, parseFormInt32, parseInt32, parseXmlBoolean } from './parse-scalar';

const GUID = 'c395c016-ad85-40d9-963b-9255d4957d4c';
const terminal = clr.enumeration('A', 'Terminal', { WEBPAGEEnum: 1, ANDROIDEnum: 2, IOSEnum: 3 });

describe('parseInt32', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['+007', 7],
    [' 6\t', 6],
    ['-2147483648', -2147483648],
    ['2147483648', undefined],
    ['', undefined],
    ['1 2', undefined],
    ['1e2', undefined],
    ['0x10', undefined],
    ['٣', undefined],
    ['\u00a06', undefined],
  ])('%j is %j', (text, value) => {
    expect(Object.is(parseInt32(text), value)).toBe(true);
  });

  it.each([
    ['0x10', 16],
    ['&hFF', 255],
    ['#7fffffff', 2147483647],
    [' 0XFFFFFFFF ', -1],
    ['0x', undefined],
    ['0x1g', undefined],
    ['0x123456789', undefined],
    ['0x000000001', 1],
    ['12', 12],
  ])('may be hexadecimal in a form: %j is %j', (text, value) => {
    expect(parseFormInt32(text)).toBe(value);
  });
});

describe('parseGuid', () => {
  it.each([
    GUID,
    GUID.toUpperCase(),
    ` ${GUID}\n`,
    `{${GUID}}`,
    `(${GUID})`,
    GUID.replaceAll('-', ''),
    '{0xc395c016, 0xad85,0x40d9,{0x96,0x3b,0x92,0x55,0xd4,0x95,0x7d,0x4c}}',
  ])('may be written %j', (text) => {
    expect(parseGuid(text)).toBe(GUID);
  });

  it('may leave out leading zeros between braces', () => {
    expect(parseGuid('{0x1,0x2,0x3,{0x4,0x5,0x6,0x7,0x8,0x9,0xA,0xB}}')).toBe('00000001-0002-0003-0405-060708090a0b');
  });

  it.each([
    '',
    'abc',
    `{${GUID}`,
    `{${GUID})`,
    `{${GUID.replaceAll('-', '')}}`,
    `${GUID}0`,
    GUID.replace('-', ''),
    'g'.repeat(32),
  ])('is not written %j', (text) => {
    expect(parseGuid(text)).toBeUndefined();
  });
});

describe('parseEnum', () => {
  it.each([
    ['IOSEnum', 3],
    [' iosenum ', 3],
    ['2', 2],
    ['+2', 2],
    ['IOSEnum, WEBPAGEEnum', 3],
    ['WEBPAGEEnum,ANDROIDEnum', 3],
    ['0', undefined],
    ['4', undefined],
    ['-1', undefined],
    ['', undefined],
    [',', undefined],
    ['nope', undefined],
    ['IOSEnum,nope', undefined],
    ['1,2', undefined],
    ['constructor', undefined],
  ])('%j is %j', (text, value) => {
    expect(parseEnum(terminal, text)).toBe(value);
  });
});

describe('parseBoolean', () => {
  it('is a word in any case, and in XML also a digit', () => {
    expect([' TRUE ', 'False', '1', ''].map(parseBoolean)).toEqual([true, false, undefined, undefined]);
    expect(['true', ' 0 ', '1', 'TRUE', ''].map(parseXmlBoolean)).toEqual([true, false, true, undefined, undefined]);
  });
});
