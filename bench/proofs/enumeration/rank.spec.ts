import { compareByRank } from './rank';

describe(compareByRank.name, () => {
  it.each([
    [[1, 2, 3], [4, 5, 6], 1],
    [[4, 5, 6], [1, 2, 3], 0],
    [[1, 2, 3], [1, 2, 3], 0.5],
    [[1, 1, 1], [1, 1, 1], 0.5],
    [[1, 3], [2, 4], 0.75],
    [[1, 3], [3, 4], 0.875],
  ])('compares %j with %j', (first, second, auc) => {
    expect(compareByRank(first, second).auc).toBeCloseTo(auc, 10);
  });

  it('knows how far chance carries it', () => {
    const sample = Array.from({ length: 2_000 }, (_, n) => n);
    expect(compareByRank(sample, sample).error).toBeCloseTo(0.00913, 5);
  });
});
