import type { Outcome, Refusal } from './outcome';

/**
 * Unit of work (port): a database transaction across modules. A store called inside `work` joins it; one called outside
 * does not. A unit inside a unit joins the outer one. `work` may run again after a deadlock (its writes rolled back),
 * so it must not have effects outside of the database: hash passwords, draw captchas and call vendors outside.
 */
export abstract class UnitOfWork {
  /** Runs `work` in a transaction: commits when it fulfils, rolls everything back when it throws. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction: commits when the outcome is done or a refusal that `commits` admits, rolls everything
   * back when it is another refusal (any, without `commits`). Throws inside another unit.
   */
  abstract attempt<T, R extends Refusal>(
    work: () => Promise<Outcome<T, R>>,
    commits?: (refusal: R) => boolean,
  ): Promise<Outcome<T, R>>;
  /** Runs `effect` after the commit of the current unit, never if it rolls back; at once when there is no unit. */
  abstract afterCommit(effect: () => void): void;
}
