/**
 * Mutex around a database connection that all requests share, as on SQLite: a statement sent during the transaction of
 * another request would join that transaction, and be lost with its rollback. Every transaction, and every statement
 * outside of one, holds the mutex; first come, first served. MySQL has one connection per transaction and uses
 * `noMutex`.
 */
export interface ConnectionMutex {
  /** Runs `work` while no other work holds the mutex; settles as `work` does. */
  pass<T>(work: () => Promise<T>): Promise<T>;
}

/** Mutex that never waits, for databases with one connection per transaction. */
export const noMutex: ConnectionMutex = { pass: (work) => work() };

/** Mutex that lets one piece of work run at a time, in the order of arrival. */
export class ExclusiveConnectionMutex implements ConnectionMutex {
  private last: Promise<unknown> = Promise.resolve();

  pass<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
