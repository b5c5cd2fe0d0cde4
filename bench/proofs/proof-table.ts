import { markdownTable } from '../markdown-table';
import type { VerdictRow } from './run-proofs';

const HEADER = ['proof', 'promise', 'promised', 'measured here', 'verdict'];

/** Table of promises in Markdown, and a last line that counts the verdicts. */
export function proofTable(rows: readonly VerdictRow[]): string {
  const cells = rows.map(({ proof, promise, figure, measured, verdict }) => [
    ...[proof, promise, figure, measured, verdict],
  ]);
  return [...markdownTable(HEADER, cells), '', countVerdicts(rows)].join('\n');
}

/** Numbers of promises that hold, that are missed and that were skipped. */
export function countVerdicts(rows: readonly VerdictRow[]): string {
  const count = (verdict: VerdictRow['verdict']): string =>
    `${String(rows.filter((row) => row.verdict === verdict).length)} ${verdict}`;
  return `${count('ok')}, ${count('missed')}, ${count('skipped')}`;
}
