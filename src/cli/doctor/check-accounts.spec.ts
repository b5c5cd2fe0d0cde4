import { judgeAccounts } from './check-accounts';
import { line } from './finding';

const report = {
  ...{
    app: 'default',
    table: 'users',
    accounts: 3,
    unusableIds: 0,
    withoutPhone: 0,
    withoutEmail: 0,
    ambiguousNames: 0,
  },
  formats: [{ format: 'bcrypt', isStrong: true, count: 3 }],
  unindexed: [],
};

describe('judgeAccounts', () => {
  it('is content with a table of strong passwords', () => {
    expect(judgeAccounts(report).map(line)).toEqual([
      'ok    accounts       users (default): 3 accounts',
      'ok    accounts       users (default): 3 passwords as bcrypt',
    ]);
  });

  it('names what is weak, missing or ambiguous, with what mends it', () => {
    const found = judgeAccounts({
      ...report,
      formats: [
        { format: 'discuz', isStrong: false, count: 2 },
        { format: 'unreadable', isStrong: false, count: 1 },
      ],
      ...{ unusableIds: 1, withoutPhone: 2, withoutEmail: 3, ambiguousNames: 4 },
      unindexed: [{ column: 'phone', statement: 'CREATE INDEX `regain_phone` ON `users` (`phone`)' }],
    }).map(line);
    expect(found.map((each) => each.slice(0, 6).trim())).toEqual([
      'ok',
      'warn',
      'warn',
      'warn',
      'FAIL',
      'warn',
      'warn',
      'warn',
    ]);
    expect(found[1]).toContain(
      'look-ups by phone read the whole table: CREATE INDEX `regain_phone` ON `users` (`phone`)',
    );
    expect(found[2]).toContain('2 passwords as discuz: weak');
  });
});
