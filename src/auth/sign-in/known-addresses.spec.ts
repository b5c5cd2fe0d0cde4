import { FixedClock } from '../../../test/doubles/fixed-clock';
import { KnownAddresses } from './known-addresses';

const DAY_MS = 86_400_000;

describe(KnownAddresses.name, () => {
  const clock = new FixedClock();
  let known: KnownAddresses;

  beforeEach(() => {
    known = new KnownAddresses(clock);
  });

  const knows = (...ips: readonly string[]) => ips.filter((ip) => known.has(ip));

  it('knows an address after a sign-in', () => {
    expect(known.has('a')).toBe(false);
    known.add('shop', 'ada', 'a');
    expect(knows('a', 'b')).toEqual(['a']);
  });

  it('knows the three newest addresses of an account', () => {
    for (const ip of ['a', 'b', 'c', 'a', 'd']) known.add('shop', 'ada', ip);
    expect(knows('a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
  });

  it('keeps accounts of two client applications apart that have one id', () => {
    for (const ip of ['a', 'b', 'c']) known.add('shop', '1', ip);
    for (const ip of ['d', 'e', 'f']) known.add('club', '1', ip);
    expect(knows('a', 'b', 'c', 'd', 'e', 'f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('knows an address as long as one of its accounts does', () => {
    known.add('shop', 'ada', 'office');
    known.add('shop', 'bob', 'office');
    for (const ip of ['a', 'b', 'c']) known.add('shop', 'ada', ip);
    expect(known.has('office')).toBe(true);
    for (const ip of ['d', 'e', 'f']) known.add('shop', 'bob', ip);
    expect(known.has('office')).toBe(false);
  });

  it('forgets an account after a day without a sign-in', () => {
    known.add('shop', 'ada', 'a');
    clock.advance(DAY_MS - 1);
    known.add('shop', 'bob', 'b');
    expect(known.has('a')).toBe(true);
    clock.advance(1);
    known.add('shop', 'bob', 'b');
    expect(knows('a', 'b')).toEqual(['b']);
  });

  it('remembers 10,000 accounts, and of more the ones that signed in last', () => {
    for (let n = 0; n < 10_000; n++) known.add('shop', `account ${n}`, `address ${n}`);
    known.add('shop', 'account 0', 'address 0');
    known.add('shop', 'one more', 'another');
    expect(knows('address 0', 'address 1', 'address 2', 'another')).toEqual(['address 0', 'address 2', 'another']);
  });
});
