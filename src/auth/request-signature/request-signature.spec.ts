import { Secret } from '../../common';
import { requestSignature } from './request-signature';

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
