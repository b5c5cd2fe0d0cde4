import { FixedClock } from '../../test/doubles/fixed-clock';
import { RecentRefusals } from './recent-refusals';

describe('RecentRefusals', () => {
  it('finds an entry for a minute', () => {
    const clock = new FixedClock();
    const refusals = new RecentRefusals(clock);
    refusals.add('a', '1');
    clock.advance(59_999);
    expect([refusals.find('a'), refusals.find('b')]).toEqual(['1', undefined]);
    clock.advance(1);
    expect(refusals.find('a')).toBeUndefined();
  });

  it('forgets the oldest beyond its capacity', () => {
    const refusals = new RecentRefusals(new FixedClock(), 2);
    for (const content of ['a', 'b', 'c']) refusals.add(content, content);
    expect(['a', 'b', 'c'].map((content) => refusals.find(content))).toEqual([undefined, 'b', 'c']);
  });
});
