import type { DataSource, QueryRunner } from 'typeorm';
import { type Outcome, type Refusal, UnitOfWork } from '../common';
import { withinDeadline } from './deadline';
import type { ConnectionMutex } from './connection-mutex';
import type { TransactionContext, TransactionScope } from './transaction-context';
import { isTransient } from './transient-errors';

const MAX_RETRIES = 3;

/** Thrown to roll back a refused attempt; the same attempt catches it. */
class RollbackSignal<T, R extends Refusal> extends Error {
  constructor(readonly outcome: Outcome<T, R>) {
    super('refused');
  }
}

/**
 * Unit of work over TypeORM. After a deadlock or on a busy database the work is rolled back and runs again, three times
 * at most.
 */
export class TypeormUnitOfWork extends UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mutex: ConnectionMutex,
    private readonly transactions: TransactionContext,
  ) {
    super();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.transactions.current) return work();
    for (let tried = 0; ; tried++) {
      try {
        return await this.mutex.pass(() => this.once(work));
      } catch (error) {
        if (tried >= MAX_RETRIES || !isTransient(error)) throw error;
      }
    }
  }

  async attempt<T, R extends Refusal>(work: () => Promise<Outcome<T, R>>): Promise<Outcome<T, R>> {
    if (this.transactions.current) throw new Error('an attempt inside a unit of work cannot be rolled back alone');
    try {
      return await this.run(async () => {
        const outcome = await work();
        if (!outcome.ok) throw new RollbackSignal(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof RollbackSignal) return error.outcome;
      throw error;
    }
  }

  afterCommit(effect: () => void): void {
    const scope = this.transactions.current;
    if (scope) scope.effects.push(effect);
    else effect();
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const scope: TransactionScope = { runner: this.dataSource.createQueryRunner(), effects: [], isOver: false };
    try {
      await withinDeadline(scope.runner, scope.runner.startTransaction());
      const result = await this.transactions.run(scope, work);
      await withinDeadline(scope.runner, scope.runner.commitTransaction());
      scope.effects.forEach((effect) => {
        effect();
      });
      return result;
    } catch (error) {
      await rollback(scope.runner);
      throw error;
    } finally {
      await scope.runner.release();
    }
  }
}

/**
 * Rolls back a transaction. A failure is ignored, so that it does not hide the error that caused the rollback: the
 * connection is broken then, and its transaction gone.
 */
async function rollback(runner: QueryRunner): Promise<void> {
  if (runner.isTransactionActive) await withinDeadline(runner, runner.rollbackTransaction()).catch(() => undefined);
}
