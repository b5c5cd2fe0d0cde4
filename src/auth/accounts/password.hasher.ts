import type { TaskLane, TaskPlace } from '../../common';
import type { PasswordOwner } from './formats/password-format';

/**
 * Hashes passwords and compares them with hashes (port). Work is bounded: throws a RefusedException (`unavailable`),
 * before any work is done, when too many calls are waiting.
 */
export abstract class PasswordHasher {
  /** True when there is a place for a comparison of this lane. */
  abstract hasRoom(lane: TaskLane): boolean;
  /** Takes the place of a comparison, to be used or released. Throws as above. */
  abstract reserve(lane: TaskLane): TaskPlace;
  /**
   * Hashes a password in the reserved lane: who sets a password has proved something. Returns a PHC string of argon2id, or what
   * the format of this name stores for the owner. The salt is random, or follows from a secret seed: the same call returns the
   * same then.
   */
  abstract hash(password: string, format?: string, owner?: PasswordOwner, seed?: string): Promise<string>;
  /**
   * True when the hash, in any format, is that of the password of its owner; of several lines, each a hash, one must be. An
   * undefined hash costs the same time and returns false. It takes a place of the shared lane unless it is given one.
   */
  abstract matches(
    password: string,
    hash: string | undefined,
    place?: TaskPlace,
    owner?: PasswordOwner,
  ): Promise<boolean>;
  /**
   * Wraps a stored password of other software: argon2id of its digest, in the reserved lane. Returns undefined for one that
   * cannot be verified.
   */
  abstract wrap(stored: string): Promise<string | undefined>;
  /** True when the hash was made with other parameters than the current ones, or in another format. */
  abstract needsRehash(hash: string): boolean;
}
