import { widerPrefixes } from './address-prefixes';

const FACTORS = { ip56Times: 3, ip48Times: 6 };

const keysOf = (ip: string): readonly string[] => widerPrefixes(ip, FACTORS).map(({ key }) => key);

describe('the wider prefixes of a client address', () => {
  it.each([
    ['2001:db8:1:2ff::/64', '2001:db8:1:200::/64', 2],
    ['2001:db8:1:2ff::/64', '2001:db8:1:300::/64', 1],
    ['2001:db8:1:2ff::/64', '2001:db8:2:2ff::/64', 0],
    ['2001:db8::/64', '2001:db8:0:1::/64', 2],
    ['203.0.113.7', '203.0.113.255', 1],
    ['203.0.113.7', '203.0.114.7', 0],
  ])('has %s and %s share %i', (one, other, shared) => {
    expect(keysOf(one).filter((key) => keysOf(other).includes(key))).toHaveLength(shared);
  });

  it('widens the limits three and six times', () => {
    expect(widerPrefixes('2001:db8::/64', FACTORS).map(({ times }) => times)).toEqual([3, 6]);
    expect(widerPrefixes('203.0.113.7', FACTORS).map(({ times }) => times)).toEqual([6]);
  });

  it('has none for an unknown address', () => {
    expect(widerPrefixes('unknown', FACTORS)).toEqual([]);
  });
});
