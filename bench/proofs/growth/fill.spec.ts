import { copiesOf } from './fill';

const NOW = 1_764_200_000_000;
const row = (id: string) => ({ id, app: "it's", at: NOW + 300_000, tries: 2, note: null });
const table = {
  generated: ['seq'],
  rows: [
    { ...row('abc'), seq: 1 },
    { ...row('xyz'), seq: 2 },
  ],
};

describe('copiesOf', () => {
  const columns = copiesOf(table, { keptMs: 1_000_000 }, 1_000, NOW);

  it('makes text new that differs between rows, and keeps the rest', () => {
    expect(columns).toMatchObject({
      id: "SUBSTR(CONCAT(SHA2(CONCAT('id0', n), 512)), 1, 3)",
      app: "'it''s'",
      tries: '2',
      note: 'NULL',
    });
  });

  it('sets times back, the last ones beyond what is kept', () => {
    expect(columns['at']).toBe(`${String(NOW)} + 300000 - FLOOR(n * 2000)`);
  });

  it('leaves out what the database numbers, and takes what is given', () => {
    expect(columns).not.toHaveProperty('seq');
    expect(copiesOf(table, { keptMs: 1, columns: { tries: 'n % 5' } }, 1_000, NOW)).toMatchObject({ tries: 'n % 5' });
  });

  it('gives rows of two tables the same id where one refers to the other', () => {
    const codes = copiesOf(
      { generated: [], rows: [{ challenge_id: 'abc' }, { challenge_id: 'xyz' }] },
      { keptMs: 1 },
      1_000,
      NOW,
    );
    expect(codes['challenge_id']).toBe(columns['id']);
  });
});
