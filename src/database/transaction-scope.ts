import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryRunner } from 'typeorm';

/** The open transaction of the current chain of calls, and what waits for its commit. */
export interface TransactionScope {
  readonly runner: QueryRunner;
  readonly effects: (() => void)[];
  /** True from the end of the work on; its commit or rollback may still be under way. */
  isOver: boolean;
}

/** Carries the transaction from the use case to the stores without a parameter in between. */
export class TransactionCarrier {
  private readonly storage = new AsyncLocalStorage<TransactionScope>();

  /** Throws for work that outlives its transaction: on the one connection of SQLite it would join a stranger's. */
  get current(): TransactionScope | undefined {
    const scope = this.storage.getStore();
    if (scope?.isOver) throw new Error('the unit of work is over: somebody did not wait for a part of it');
    return scope;
  }

  async carry<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
    try {
      return await this.storage.run(scope, work);
    } finally {
      scope.isOver = true;
    }
  }
}
