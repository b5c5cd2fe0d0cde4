import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REMEDIES } from './vendor.registry';

const PAGE = readFileSync(join(__dirname, '../../../docs/providers.md'), 'utf8');
const reasons = REMEDIES.flatMap((remedy) => remedy.reasons);

describe('the refusals that the operator can mend', () => {
  it('are different from each other, and fit into the column that keeps them', () => {
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => reason.length > 120)).toEqual([]);
  });

  it.each(REMEDIES)('stand in docs/providers.md: $reasons', ({ reasons: own, meaning, advice }) => {
    const row = PAGE.split('\n').find((line) => line.includes(`\`${String(own[0])}\``)) ?? '';
    for (const reason of own) expect(row).toContain(`\`${reason}\``);
    expect(row).toContain(meaning);
    expect(row.replaceAll('`', '')).toContain(advice);
  });
});
