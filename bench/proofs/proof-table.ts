import type { VerdictRow } from './run-proofs';

const HEADER = ['proof', 'promise', 'promised', 'measured here', 'verdict'];

/** Table of promises in Markdown, with columns of equal width, and a last line that counts the verdicts. */
export function proofTable(rows: readonly VerdictRow[]): string {
  const cells = rows.map(({ proof, promise, figure, measured, verdict }) =>
    [proof, promise, figure, measured, verdict].map((cell) => cell.replaceAll('|', '\\|')),
  );
  const widths = HEADER.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const count = (verdict: VerdictRow['verdict']): string =>
    `${String(rows.filter((row) => row.verdict === verdict).length)} ${verdict}`;
  return [
    ...[line(HEADER), rule, ...cells.map(line)],
    '',
    `${count('ok')}, ${count('missed')}, ${count('skipped')}`,
  ].join('\n');
}
