import type { Outcome, Refusal } from './outcome';

/**
 * Database transaction across modules. A store called inside `work` joins it; one called outside does not. A unit inside
 * a unit joins the outer one. `work` may run again after a deadlock (its writes rolled back), so it must not talk to
 * anything but the database: hash passwords, draw captchas and call vendors outside.
 */
export abstract class UnitOfWork {
  /** Commits when `work` fulfils, rolls everything back when it throws. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
  /** Commits when the outcome is done, rolls everything back when it is a refusal. Throws inside another unit. */
  abstract attempt<T, R extends Refusal>(work: () => Promise<Outcome<T, R>>): Promise<Outcome<T, R>>;
  /** Runs `effect` once the current unit has committed, never if it rolls back; at once when there is none. */
  abstract afterCommit(effect: () => void): void;
}
