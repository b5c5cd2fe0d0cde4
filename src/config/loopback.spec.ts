import { isLoopback } from './loopback';

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', 'localhost.', 'id.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])(
    'holds for %s',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['', '0.0.0.0', '::', '128.0.0.1', '127.example.com', 'localhost.example.com', 'mylocalhost', '::2'])(
    'does not hold for %j',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
