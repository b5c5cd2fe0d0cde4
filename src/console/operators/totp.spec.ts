import { CryptoRandom } from '../../common';
import { newTotpSecret, totpStepOf, totpUri } from './totp';

/** Key of RFC 6238, appendix B ("12345678901234567890"), in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const SECOND_MS = 1_000;

describe('totpStepOf', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('reads the codes of RFC 6238 at %d s', (seconds, code, step) => {
    expect(totpStepOf(code, SECRET, seconds * SECOND_MS)).toBe(step);
  });

  it.each([
    [-30, 1],
    [30, 1],
    [-60, undefined],
    [61, undefined],
  ])('accepts a code %d s away as step %s', (away, step) => {
    expect(totpStepOf('287082', SECRET, (59 + away) * SECOND_MS)).toBe(step);
  });

  it.each(['', '28708', '2870820', 'abcdef', '287083'])('accepts no %j', (code) => {
    expect(totpStepOf(code, SECRET, 59 * SECOND_MS)).toBeUndefined();
  });

  it('ignores spaces, as apps show them', () => {
    expect(totpStepOf(' 287 082 ', SECRET, 59 * SECOND_MS)).toBe(1);
  });
});

describe('newTotpSecret', () => {
  it('has 160 bits, another one each time', () => {
    const random = new CryptoRandom();
    const [one, other] = [newTotpSecret(random), newTotpSecret(random)];
    expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(other).not.toBe(one);
  });
});

describe('totpUri', () => {
  it('names issuer and operator', () => {
    expect(totpUri('grace', SECRET)).toBe(
      `otpauth://totp/regain:grace?issuer=regain&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
