import { maskedRecipient } from './masked-recipient';

describe('maskedRecipient', () => {
  it('keeps the country, the beginning and the last four digits of a number', () => {
    expect(maskedRecipient('+8613812341234')).toBe('+86138****1234');
  });

  it('hides something of the shortest number too', () => {
    expect(maskedRecipient('+12345')).toBe('+1****45');
    expect(maskedRecipient('')).toBe('****');
  });

  it('keeps the first letter and the domain of a mail address', () => {
    expect(maskedRecipient('demo@example.com')).toBe('d***@example.com');
    expect(maskedRecipient('a@example.com')).toBe('a***@example.com');
  });
});
