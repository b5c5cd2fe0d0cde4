/**
 * SQLite has one connection for the whole process: a statement sent while another request's transaction is open would
 * join that transaction, and vanish with its rollback. So there every transaction, and every statement outside of one,
 * passes this mutex alone, first come first served. MySQL gives each transaction its own connection and needs no mutex.
 */
export interface ConnectionMutex {
  pass<T>(work: () => Promise<T>): Promise<T>;
}

export const noMutex: ConnectionMutex = { pass: (work) => work() };

export class ExclusiveConnectionMutex implements ConnectionMutex {
  private last: Promise<unknown> = Promise.resolve();

  pass<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
