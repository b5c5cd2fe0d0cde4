import { Unreadable } from '../config';
import { trustedProxies } from './trusted-proxies';

describe('TRUSTED_PROXIES', () => {
  it.each<[string, readonly string[]]>([
    ['none', []],
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.0/8, 172.16.0.0/12,192.168.0.0/16', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']],
    ['loopback,linklocal,uniquelocal', ['loopback', 'linklocal', 'uniquelocal']],
    ['fc00::/7,::1', ['fc00::/7', '::1']],
    ['2400:cb00::/32,2606:4700::/32,2a06:98c0::/29', ['2400:cb00::/32', '2606:4700::/32', '2a06:98c0::/29']],
    ['::ffff:10.0.0.0/104', ['::ffff:10.0.0.0/104']],
  ])('reads %s', (given, proxies) => {
    expect(trustedProxies(given)).toEqual(proxies);
  });

  it.each([
    '0.0.0.0/0',
    '::/0',
    'none,10.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    'proxy.example.com',
    ',',
    'everybody',
    '10.0.0.0/-1',
  ])('refuses %s', (given) => {
    expect(trustedProxies(given)).toBeInstanceOf(Unreadable);
  });

  it.each([
    '0.0.0.0/1,128.0.0.0/1',
    '64.0.0.0/2',
    Array.from({ length: 256 }, (_, first) => `${String(first)}.0.0.0/8`).join(),
    '::/1,8000::/1',
    '2000::/3',
    '::ffff:0:0/96',
    '::ffff:0.0.0.0/97,::ffff:128.0.0.0/97',
    '::/64',
    'f000::/4',
  ])('refuses networks to which everybody belongs, also in parts: %s', (given) => {
    expect(trustedProxies(given)).toBeInstanceOf(Unreadable);
  });
});
