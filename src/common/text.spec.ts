import { constantTimeEqual, maskTarget } from './text';

describe('a masked address', () => {
  it.each([
    ['+8613800001234', '+86138****1234'],
    ['+85512345678', '+855****5678'],
    ['mike@example.com', 'm***@example.com'],
    ['m@example.com', 'm***@example.com'],
    ['12345678', '****5678'],
  ])('shows of %s only %s', (target, shown) => {
    expect(maskTarget(target)).toBe(shown);
  });

  it('shows no more than the last four characters of a short one', () => {
    expect(maskTarget('12345')).toBe('****2345');
    expect(maskTarget('')).toBe('****');
  });

  it('never shows the mailbox of an address with more than one @', () => {
    expect(maskTarget('secret@evil.example@example.com')).toBe('s***@example.com');
  });
});

describe('constantTimeEqual', () => {
  it.each([
    ['secret', 'secret', true],
    ['secret', 'secreT', false],
    ['secret', 'secrets', false],
    ['', '', true],
    ['é', 'e', false],
  ])('of %j and %j is %s', (given, expected, isEqual) => {
    expect(constantTimeEqual(given, expected)).toBe(isEqual);
  });
});
