const SHORTEST_SHARE = 1 / 8;

/**
 * Milliseconds until a worker looks again that has found nothing `looks` times in a row: short where there was work a
 * moment ago, doubling up to `longestMs`, which is as much as an idle worker may ask of the database.
 */
export function idlePause(looks: number, longestMs: number): number {
  return Math.max(1, Math.min(longestMs, longestMs * SHORTEST_SHARE * 2 ** (looks - 1)));
}
