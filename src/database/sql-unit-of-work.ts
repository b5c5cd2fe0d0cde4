import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError, type Outcome, type Random, type Refusal, StatedError, UnitOfWork } from '../common';
import type { ConnectionMutex } from './connection-mutex';
import type { SqlConnections } from './sql-connection';
import type { TransactionContext, TransactionScope } from './transaction-context';
import { isConnectionUnusable, isLockTimeout, isTransient, isTurnedAway } from './transient-errors';

const MAX_RETRIES = 3;

/** Longest pause before a retry: random, so that two transactions do not meet again. */
const MAX_PAUSE_MS = 30;

/** Progress of one try of a unit of work. */
interface Progress {
  isCommitting: boolean;
}

/** Thrown to roll a refused attempt back, caught by the same attempt. */
class RollbackSignal<T, R extends Refusal> extends ExpectedError {
  constructor(readonly outcome: Outcome<T, R>) {
    super('refused');
  }
}

/**
 * Unit of work over a connection of its own. A deadlock or a busy database rolls back and runs the whole work again, at most three times; a
 * connection that is lost, or leads to a server that takes no writes any more, is thrown away, and the work runs once more
 * on a new one. A COMMIT whose answer was lost is never repeated: it may have been done.
 */
export class SqlUnitOfWork extends UnitOfWork {
  constructor(
    private readonly connections: SqlConnections,
    private readonly mutex: ConnectionMutex,
    private readonly transactions: TransactionContext,
    private readonly random: Random,
  ) {
    super();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.transactions.current) return work();
    for (let tried = 0; ; tried++) {
      const progress: Progress = { isCommitting: false };
      try {
        return await this.mutex.pass(() => this.once(work, progress));
      } catch (error) {
        if (!mayRetry(error, tried, progress)) throw error;
      }
      await sleep(this.random.integer(MAX_PAUSE_MS));
    }
  }

  async attempt<T, R extends Refusal>(
    work: () => Promise<Outcome<T, R>>,
    commits: (refusal: R) => boolean = () => false,
  ): Promise<Outcome<T, R>> {
    if (this.transactions.current)
      throw new StatedError('an attempt inside a unit of work cannot be rolled back alone');
    try {
      return await this.run(async () => {
        const outcome = await work();
        if (!outcome.ok && !commits(outcome.refusal)) throw new RollbackSignal(outcome);
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

  private async once<T>(work: () => Promise<T>, progress: Progress): Promise<T> {
    const connection = await this.connections.checkOutForUnit();
    const scope: TransactionScope = { connection, effects: [], isOver: false };
    try {
      await connection.begin();
      const result = await this.transactions.run(scope, work);
      progress.isCommitting = true;
      await connection.commit();
      scope.effects.forEach((effect) => {
        effect();
      });
      return result;
    } catch (error) {
      if (isConnectionUnusable(error)) connection.abandonServer();
      else await connection.rollback();
      throw error;
    } finally {
      connection.release();
    }
  }
}

/**
 * True when a failed transaction may be run again: after a transient error up to MAX_RETRIES times, after a lost
 * connection once, and only if it cannot have been committed. Never after a wait for a lock: a client would wait as long again.
 */
function mayRetry(error: unknown, tried: number, { isCommitting }: Progress): boolean {
  if (isLockTimeout(error)) return false;
  if (isTransient(error)) return tried < MAX_RETRIES;
  return tried === 0 && isConnectionUnusable(error) && (!isCommitting || isTurnedAway(error));
}
