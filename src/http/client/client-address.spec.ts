import { clientAddress } from './client-address';

describe('clientAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['::203.0.113.7', '203.0.113.7'],
    ['::ffff:0:203.0.113.7', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['2002:cb00:7107:1::1', '203.0.113.7'],
    ['2001:0:4136:e378:8000:63bf:34ff:8ef8', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['::1', '::/64'],
  ])('is for %s: %s', (ip, prefix) => {
    expect(clientAddress({ ip })).toBe(prefix);
  });

  it('is one for all addresses of an IPv6 customer, and another for the next', () => {
    const of = (ip: string) => clientAddress({ ip });
    expect(of('2001:db8:1:2::1')).toBe(of('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'));
  });

  it.each(['evil', '', '1', '0x7f.1', '127.1', '203.0.113.7:80', '203.0.113.07', 'a'.repeat(10_000)])(
    'falls back to the socket when a proxy forwards %s',
    (ip) => {
      expect(clientAddress({ ip, socket: { remoteAddress: '::ffff:10.0.0.1' } })).toBe('10.0.0.1');
    },
  );

  it('is unknown on a socket without addresses', () => {
    expect(clientAddress({ ip: undefined, socket: {} })).toBe('unknown');
  });
});
