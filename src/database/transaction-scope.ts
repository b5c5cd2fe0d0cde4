import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryRunner } from 'typeorm';

/** The open transaction of the current chain of calls, and what waits for its commit. */
export interface TransactionScope {
  readonly runner: QueryRunner;
  readonly effects: (() => void)[];
}

/** Carries the transaction from the use case to the stores without a parameter in between. */
export class TransactionCarrier {
  private readonly storage = new AsyncLocalStorage<TransactionScope>();

  get current(): TransactionScope | undefined {
    return this.storage.getStore();
  }

  carry<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
    return this.storage.run(scope, work);
  }
}
