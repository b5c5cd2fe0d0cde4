import { Secret } from '../../common';
import { parseTimestamp, requestSignature, signRequest } from './request-signature';

const fields = { random: 12345, timestamp: '20180117081022', terminal: 1 };

describe('a request signature', () => {
  it('is what clients of the family compute', () => {
    expect(requestSignature(new Secret('test-key'), fields)).toBe(
      '99eb1d09be7877d7ca4348d24ea370a4a930d8fc70d05cf5002c6270a4a1f849',
    );
  });

  it.each([
    ['key', new Secret('test-kex'), fields],
    ['random number', new Secret('test-key'), { ...fields, random: -12345 }],
    ['time', new Secret('test-key'), { ...fields, timestamp: '20180117081023' }],
    ['terminal', new Secret('test-key'), { ...fields, terminal: 0 }],
  ])('depends on the %s', (_what, key, signed) => {
    expect(requestSignature(key, signed)).not.toBe(requestSignature(new Secret('test-key'), fields));
  });
});

describe('a time stamp', () => {
  it.each([
    ['20180117081022', '2018-01-17T08:10:22.000Z'],
    ['20240229235959', '2024-02-29T23:59:59.000Z'],
    ['20261231000000', '2026-12-31T00:00:00.000Z'],
  ])('%s is UTC', (text, iso) => {
    expect(parseTimestamp(text)).toBe(Date.parse(iso));
  });

  it.each([
    '',
    'sample string 5',
    '2018011708102',
    '201801170810220',
    '20180230081022',
    '20230229081022',
    '20181317081022',
    '20180117241022',
    '20180117240000',
    '20180117086022',
    '20180117081060',
    ' 20180117081022',
    '20180117081022Z',
    '2018-01-17T08:10:22Z',
    '２０１８０１１７０８１０２２',
    '1516176622',
  ])('"%s" is none', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});

describe('a request that is signed for a client', () => {
  it('has the time as clients write it, and the signature that they compute', () => {
    const at = Date.parse('2018-01-17T08:10:22.999Z');
    expect(signRequest(new Secret('test-key'), { at, terminal: 1, random: 12345 })).toEqual({
      terminal: 1,
      random: 12345,
      timestamp: '20180117081022',
      sign: '99eb1d09be7877d7ca4348d24ea370a4a930d8fc70d05cf5002c6270a4a1f849',
    });
  });
});
