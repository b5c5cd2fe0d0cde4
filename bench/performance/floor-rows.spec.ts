import { FloorRows } from './floor-rows';
import type { TablePlan } from './row-plan';

const fixed = (name: string, sample: string | number) => ({ name, sample, isTime: false });
const fresh = (name: string, sample: string, fixedLength = 0) => ({ name, sample, isTime: false, fixedLength });

const codes: TablePlan = {
  table: 'codes',
  key: ['id'],
  inserts: [[fresh('id', '01ABCDEF', 2), fixed('app', 'default')]],
  updates: { count: 0, columns: [] },
};
const tried: TablePlan = { ...codes, inserts: [], updates: { count: 1, columns: [fixed('tries', 1)] } };

describe('FloorRows', () => {
  it('makes the part of a value new that differs between operations', () => {
    const rows = new FloorRows({ send: [codes] }, {});
    const [first, second] = [rows.statements('send')[0], rows.statements('send')[0]];
    expect(first?.sql).toBe('INSERT INTO `codes` (`id`, `app`) VALUES (?, ?)');
    expect(first?.values).toEqual([expect.stringMatching(/^01[\w-]{6}$/), 'default']);
    expect(second?.values[0]).not.toBe(first?.values[0]);
  });

  it('updates each inserted row once, in the order of their insertion', () => {
    const rows = new FloorRows({ send: [codes], verify: [tried] }, {});
    const ids = [rows.statements('send')[0]?.values[0], rows.statements('send')[0]?.values[0]];
    expect(rows.statements('verify')).toEqual([
      { sql: 'UPDATE `codes` SET `tries` = ? WHERE (`id` = ?)', values: [1, ids[0]] },
    ]);
    expect(rows.statements('verify')[0]?.values).toEqual([1, ids[1]]);
    expect(() => rows.statements('verify')).toThrow('no row of codes');
  });

  it('updates rows that exist before', () => {
    const rows = new FloorRows({ verify: [tried] }, { codes: [['a'], ['b']] });
    expect(rows.statements('verify')[0]?.values).toEqual([1, 'a']);
  });
});
