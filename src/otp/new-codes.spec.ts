import { CountedRandom } from '../../test/doubles/counted-random';
import type { ClientCodeLengths } from '../clients';
import { STANDARD_LIMITS } from '../config';
import type { OtpOptions } from './otp.config';
import { NewCodes } from './new-codes';

class Nines extends CountedRandom {
  override integer(below: number): number {
    return below - 1;
  }
}

const lengths: Pick<ClientCodeLengths, 'of'> = {
  of: (app, usual) => Promise.resolve(app === 'bank' ? 9 : usual),
};
const newCodes = (over: Partial<OtpOptions> = {}, random = new CountedRandom()) =>
  new NewCodes(random, { ...STANDARD_LIMITS, ...over }, lengths as ClientCodeLengths);

describe('a new code', () => {
  it('has as many digits as the client application takes, and may begin with 0', async () => {
    expect(await newCodes().code('default', false)).toBe('000000');
    expect(await newCodes().code('bank', false)).toBe('000000000');
  });

  it('that is long does not begin with 0', async () => {
    expect(await newCodes().code('default', true)).toBe('10000001');
    expect(await newCodes({}, new Nines()).code('default', true)).toBe('90000000');
  });

  it('is not shortened, and does not change where codes are as long', async () => {
    expect(await newCodes().code('bank', true)).toBe('000000000');
    expect(await newCodes({ longCodeLength: 6 }).code('default', true)).toBe('000000');
  });

  it('has a challenge with an id of 16 bytes', () => {
    expect(newCodes().challengeId()).toHaveLength(22);
  });
});
