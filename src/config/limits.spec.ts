import { readFileSync } from 'node:fs';
import { DEVELOPMENT_LIMITS, looserThanStandard, STANDARD_LIMITS, type LimitName } from './limits';

const ROW = /^\| `(\w+)` *\| (\d+) *\| (lower|higher) *\| [^|]+\| (\d+)/gm;

describe('docs/limits.md', () => {
  const rows = [...readFileSync('docs/limits.md', 'utf8').matchAll(ROW)].map((row) => row.slice(1));

  it('has every limit in its order, with its values', () => {
    const names = Object.keys(STANDARD_LIMITS) as LimitName[];
    expect(rows.map(([name, standard, , development]) => [name, standard, development])).toEqual(
      names.map((name) => [name, String(STANDARD_LIMITS[name]), String(DEVELOPMENT_LIMITS[name])]),
    );
  });

  it('says which direction is stricter', () => {
    for (const [name = '', standard, stricter] of rows) {
      const looser = { ...STANDARD_LIMITS, [name]: Number(standard) + (stricter === 'lower' ? 1 : -1) };
      expect(looserThanStandard(looser)).toEqual([name]);
    }
  });
});
