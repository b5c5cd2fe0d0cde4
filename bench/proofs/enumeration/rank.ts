import { median } from '../../statistics';

/** Two samples of times, compared by ranks. */
export interface Comparison {
  /** Probability that a time of the second sample is longer than one of the first, ties counted half: 0.5 tells nothing. */
  readonly auc: number;
  /** Standard error of `auc` where both samples are alike. */
  readonly error: number;
  readonly medians: readonly [number, number];
}

/** Compares two samples by the rank statistic of Mann and Whitney. */
export function compareByRank(first: readonly number[], second: readonly number[]): Comparison {
  const all = [...first.map((ms) => ({ ms, isSecond: false })), ...second.map((ms) => ({ ms, isSecond: true }))];
  all.sort((a, b) => a.ms - b.ms);
  let ranks = 0;
  for (let start = 0, end = 0; start < all.length; start = end) {
    while (end < all.length && all[end]?.ms === all[start]?.ms) end++;
    const rank = (start + 1 + end) / 2;
    ranks += rank * all.slice(start, end).filter(({ isSecond }) => isSecond).length;
  }
  const [n, m] = [first.length, second.length];
  return {
    auc: (ranks - (m * (m + 1)) / 2) / (n * m),
    error: Math.sqrt((n + m + 1) / (12 * n * m)),
    medians: [median(first), median(second)],
  };
}
