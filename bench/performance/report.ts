import { cpus } from 'node:os';
import { markdownTable } from '../markdown-table';
import { countVerdicts } from '../proofs/proof-table';
import type { VerdictRow } from '../proofs/run-proofs';
import { CONTESTANTS, type Operation, OPERATIONS } from './contestant';
import type { Cores } from './processor';
import type { QuietCost } from './quiet-costs';
import type { Results } from './results';
import { describePlan } from './row-plan';

export type Note = readonly [name: string, value: string];

/** All that a run has found. */
export interface Findings {
  readonly conditions: string;
  readonly results: Results;
  readonly costs: ReadonlyMap<Operation, QuietCost>;
  readonly goals: readonly VerdictRow[];
  /** Further figures by name. */
  readonly notes: readonly Note[];
}

/** Report in Markdown: conditions, goals, rates, cost of each operation, further figures. */
export function report({ conditions, results, costs, goals, notes }: Findings): string {
  return [
    conditions,
    '',
    '### Goals',
    '',
    ...markdownTable(
      ['operation', 'figure', 'goal', 'measured', 'verdict'],
      goals.map(({ proof, promise, figure, measured, verdict }) => [proof, promise, figure, measured, verdict]),
    ),
    '',
    `${countVerdicts(goals)}.`,
    '',
    '### Rates',
    '',
    ...markdownTable(
      ['operation', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'Node ms', 'database ms', 'busy'],
      rates(results),
    ),
    '',
    '### Rows and round trips',
    '',
    ...markdownTable(
      ['operation', 'round trips', 'statements', 'rows that are written'],
      [...costs].map(([operation, { roundTrips, statements, plan }]) => [
        operation,
        roundTrips.toFixed(1),
        statements,
        describePlan(plan),
      ]),
    ),
    '',
    '### Further figures',
    '',
    ...markdownTable(['figure', 'measured'], notes),
  ].join('\n');
}

const rates = (results: Results): readonly (readonly string[])[] =>
  OPERATIONS.flatMap((operation) =>
    CONTESTANTS.flatMap((contestant) => {
      const found = results.of(contestant, operation);
      if (!found) return [];
      const { rate, p50, p99, nodeMs, databaseMs, busy } = found;
      const times = [p50.toFixed(1), p99.toFixed(1), nodeMs.toFixed(2), databaseMs.toFixed(2)];
      return [[operation, contestant, rate.toFixed(0), ...times, `${(100 * busy).toFixed(0)} %`]];
    }),
  );

/** Machine, versions, pinning and date of a run. */
export function conditionsOf(server: string, cores: Cores | undefined, note: string): string {
  const [cpu] = cpus();
  const pinned = cores
    ? `server on core ${cores.server}, database on ${cores.database}, load on ${cores.load}`
    : 'nothing pinned';
  return (
    `${new Date().toISOString().slice(0, 10)}, ${String(cpus().length)} × ${cpu?.model.trim() ?? 'unknown processor'}, ` +
    `Node ${process.version}, ${server}, ${pinned}; ${note}.`
  );
}
