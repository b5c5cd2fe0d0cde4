import { changesBetween, describePlan, planOf, rowsOf, type Row, type Snapshot } from './row-plan';

const codes = (...rows: Row[]): Snapshot => ({ codes: { key: ['id'], generated: [], rows } });
const NOW = 1_764_200_000_000;

describe('changesBetween', () => {
  it('tells inserted rows from updated ones, and names the columns that differ', () => {
    const before = codes({ id: 'a', tries: 0, at: NOW });
    const after = codes({ id: 'a', tries: 1, at: NOW }, { id: 'b', tries: 0, at: NOW });
    expect(changesBetween(before, after)).toEqual([
      {
        table: 'codes',
        key: ['id'],
        inserted: [{ id: 'b', tries: 0, at: NOW }],
        updated: [{ row: { id: 'a', tries: 1, at: NOW }, columns: ['tries'] }],
      },
    ]);
  });

  it('leaves out tables that did not change, and columns that the database numbers', () => {
    const log = (...rows: Row[]): Snapshot => ({
      log: { key: ['seq'], generated: ['seq'], rows },
      ...codes({ id: 'a' }),
    });
    expect(changesBetween(log(), log({ seq: 1, what: 'sent' }))).toMatchObject([
      { table: 'log', inserted: [{ what: 'sent' }] },
    ]);
  });
});

describe('planOf', () => {
  const changes = (...rows: Row[]) => changesBetween(codes(), codes(...rows));

  it('keeps the beginning that two operations share, and makes the rest new', () => {
    const [plan] = planOf(
      changes({ id: '01AAAA', app: 'default', at: NOW }),
      changes({ id: '01BBBB', app: 'default', at: NOW + 5 }),
    );
    expect(plan?.inserts[0]).toEqual([
      { name: 'id', sample: '01AAAA', fixedLength: 2, isTime: false },
      { name: 'app', sample: 'default', isTime: false },
      { name: 'at', sample: NOW, isTime: true },
    ]);
  });

  it('takes the operation that changed fewer rows', () => {
    const plan = planOf(changes({ id: 'a' }, { id: 'b' }), changes({ id: 'c' }));
    expect(describePlan(plan)).toBe('codes 1');
  });

  it('counts updated rows', () => {
    const updated = (id: string) => changesBetween(codes({ id, tries: 0 }), codes({ id, tries: 1 }));
    expect(rowsOf(updated('a'))).toBe(1);
    expect(describePlan(planOf(updated('a'), updated('b')))).toBe('codes 1 (1 updated)');
  });
});
