import { type BenchDatabase, type StatementTotals } from './bench-database';
import { type Operation } from './contestant';
import { load } from './load';
import type { Regain } from './regain';
import { changesBetween, planOf, type TableChange, type TablePlan } from './row-plan';
import { takeSnapshot } from './snapshot';

/** What one operation asks of the database, on a service that does nothing else. */
export interface QuietCost {
  readonly plan: readonly TablePlan[];
  /** Statements that the server ran, BEGIN and COMMIT among them: round trips, since each is sent alone. */
  readonly roundTrips: number;
  /** Number of statements by kind, such as `insert 6, select 3`. */
  readonly statements: string;
}

const MEASURED: readonly Operation[] = ['send', 'verify wrong', 'verify right', 'reset', 'member JSON send'];

/** Requests of each operation: those that connect and prepare, those that are counted, and two whose rows are compared. */
const [WARM, COUNTED, COMPARED] = [12, 10, 2];
const ALL = WARM + COUNTED + COMPARED;

/** Accounts that {@link measureQuietCosts} uses. */
export const QUIET_ACCOUNTS = 2 * ALL;

/** Costs by operation. Nothing else may use the database server meanwhile. */
export async function measureQuietCosts(
  database: BenchDatabase,
  regain: Regain,
): Promise<ReadonlyMap<Operation, QuietCost>> {
  const costs = new Map<Operation, QuietCost>();
  for (const operation of MEASURED) {
    await regain.prepare(operation, ALL);
    await ask(regain, operation, WARM);
    const before = await database.statements();
    await ask(regain, operation, COUNTED);
    const after = await database.statements();
    const plan = planOf(await changesOf(regain, operation), await changesOf(regain, operation));
    costs.set(operation, { plan, ...statementsBetween(before, after) });
  }
  return costs;
}

/** Requests one after another. */
async function ask(regain: Regain, operation: Operation, count: number): Promise<void> {
  let left = count;
  const next = () => (left-- > 0 ? regain.next(operation) : undefined);
  await load(regain.url, { connections: 1, seconds: 60, next });
}

async function changesOf(regain: Regain, operation: Operation): Promise<readonly TableChange[]> {
  const before = await takeSnapshot(regain.connection);
  await ask(regain, operation, 1);
  return changesBetween(before, await takeSnapshot(regain.connection));
}

/** Kinds under which the server counts a statement of the harness, or one more time what it counts as another kind. */
const NOT_COUNTED = ['questions', 'show_status', 'stmt_prepare', 'stmt_execute', 'stmt_close', 'stmt_reprepare'];

function statementsBetween(before: StatementTotals, after: StatementTotals): Omit<QuietCost, 'plan'> {
  const perRequest = (name: string): number => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / COUNTED;
  const kinds = [...after.keys()]
    .filter((name) => !NOT_COUNTED.includes(name) && perRequest(name) >= 0.5)
    .map((name) => `${name} ${perRequest(name).toFixed(0)}`);
  return { roundTrips: perRequest('questions') - 1 / COUNTED, statements: kinds.join(', ') };
}
