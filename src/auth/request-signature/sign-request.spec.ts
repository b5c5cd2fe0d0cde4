import { Secret } from '../../common';
import { signRequest } from './request-signature';

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
