import { AsyncLocalStorage } from 'node:async_hooks';
import { StatedError } from '../common';
import type { SqlConnection } from './sql-connection';

/** Open transaction of the current asynchronous context, and the effects to run after its commit. */
export interface TransactionScope {
  readonly connection: SqlConnection;
  readonly effects: (() => void)[];
  /** True once the work has ended; its commit or rollback may still be under way. */
  isOver: boolean;
}

/** Transaction of the current asynchronous context: stores find it without a parameter (AsyncLocalStorage). */
export class TransactionContext {
  private readonly storage = new AsyncLocalStorage<TransactionScope>();

  /**
   * Open transaction; undefined outside of one. Throws for work that outlives its transaction: on SQLite it would join
   * another one.
   */
  get current(): TransactionScope | undefined {
    const scope = this.storage.getStore();
    if (scope?.isOver) throw new StatedError('the unit of work is over: a part of it was not awaited');
    return scope;
  }

  async run<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
    try {
      return await this.storage.run(scope, work);
    } finally {
      scope.isOver = true;
    }
  }
}
