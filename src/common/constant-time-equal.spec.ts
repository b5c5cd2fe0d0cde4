import { constantTimeEqual } from './constant-time-equal';

describe('constantTimeEqual', () => {
  it.each([
    ['secret', 'secret', true],
    ['secret', 'secreT', false],
    ['secret', 'secrets', false],
    ['', '', true],
    ['é', 'e', false],
  ])('of %j and %j is %s', (given, expected, isEqual) => {
    expect(constantTimeEqual(given, expected)).toBe(isEqual);
    expect(constantTimeEqual(Buffer.from(given), expected)).toBe(isEqual);
  });
});
