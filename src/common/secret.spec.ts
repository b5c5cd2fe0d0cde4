import { format, inspect } from 'node:util';
import { Secret } from './secret';

describe('a secret', () => {
  const secret = new Secret('135790');

  it('is revealed to whoever asks for it by name', () => {
    expect(secret.reveal()).toBe('135790');
  });

  it.each([
    ['a template string', () => `code: ${String(secret)}`],
    ['JSON', () => JSON.stringify({ code: secret })],
    ['an inspected object', () => inspect({ deep: { code: secret } }, { depth: 9, showHidden: true })],
    ['a formatted log line', () => format('%s %o %j', secret, secret, secret)],
    ['its own keys', () => JSON.stringify(Object.entries(secret))],
  ])('is not shown by %s', (_where, print) => {
    expect(print()).not.toContain('135790');
  });
});
