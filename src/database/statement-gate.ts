/**
 * SQLite has one connection for the whole process: a statement sent while another request's transaction is open would
 * join that transaction, and vanish with its rollback. So there every transaction, and every statement outside of one,
 * passes this gate alone, first come first served. MySQL gives each transaction its own connection and needs no gate.
 */
export interface StatementGate {
  pass<T>(work: () => Promise<T>): Promise<T>;
}

export const openGate: StatementGate = { pass: (work) => work() };

export class ExclusiveGate implements StatementGate {
  private last: Promise<unknown> = Promise.resolve();

  pass<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
