import { addressPrefixes, networkOf } from './address-prefixes';

const FACTORS = { ip56Times: 3, ip48Times: 6 };

const keysOf = (ip: string): readonly string[] => addressPrefixes(ip, FACTORS).map(({ key }) => key);

describe('the prefixes of a client address', () => {
  it.each([
    ['2001:db8:1:2ff::/64', '2001:db8:1:200::/64', 2],
    ['2001:db8:1:2ff::/64', '2001:db8:1:300::/64', 1],
    ['2001:db8:1:2ff::/64', '2001:db8:2:2ff::/64', 0],
    ['2001:db8::/64', '2001:db8:0:1::/64', 2],
    ['203.0.113.7', '203.0.113.255', 1],
    ['203.0.113.7', '203.0.114.7', 0],
    ['10.12.3.1', '10.1.23.1', 0],
  ])('has %s and %s share %i', (one, other, shared) => {
    expect(keysOf(one).filter((key) => keysOf(other).includes(key))).toHaveLength(shared);
  });

  it('widens the limits three and six times', () => {
    expect(addressPrefixes('2001:db8::/64', FACTORS).map(({ times }) => times)).toEqual([1, 3, 6]);
    expect(addressPrefixes('203.0.113.7', FACTORS).map(({ times }) => times)).toEqual([1, 6]);
  });

  it('has none for an unknown address', () => {
    expect(addressPrefixes('unknown', FACTORS).map(({ times }) => times)).toEqual([1]);
  });
});

describe('the network of a client address', () => {
  it.each([
    ['2001:db8:1:2ff::/64', '2001:db8:1:ff00::/64', true],
    ['2001:db8:1:2ff::/64', '2001:db8:2:2ff::/64', false],
    ['203.0.113.7', '203.0.113.255', true],
    ['203.0.113.7', '203.0.114.7', false],
    ['unknown', 'unknown', true],
    ['unknown', '203.0.113.7', false],
  ])('has %s and %s in one: %s', (one, other, isOne) => {
    expect(networkOf(one) === networkOf(other)).toBe(isOne);
    expect(networkOf(one)).toHaveLength(10);
    expect(addressPrefixes(one, FACTORS).at(-1)?.key).toContain(networkOf(one));
  });
});
