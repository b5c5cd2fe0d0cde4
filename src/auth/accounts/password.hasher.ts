import type { TaskLane } from '../../common';
import type { PasswordOwner } from './formats/password-format';

/**
 * Hashes passwords and compares them with hashes (port). Work is bounded: throws a RefusedException (`unavailable`),
 * before any work is done, when too many calls are waiting.
 */
export abstract class PasswordHasher {
  /** True when a comparison of this lane would not be refused now. */
  abstract hasRoom(lane: TaskLane): boolean;
  /** Hashes a password to a PHC string, in the reserved lane: who sets a password has proved something. */
  abstract hash(password: string): Promise<string>;
  /**
   * True when the hash, in any format, is that of the password of its owner. An undefined hash costs the same time and returns
   * false. The lane is the shared one by default.
   */
  abstract matches(
    password: string,
    hash: string | undefined,
    lane?: TaskLane,
    owner?: PasswordOwner,
  ): Promise<boolean>;
  /** True when the hash was made with other parameters than the current ones, or in another format. */
  abstract needsRehash(hash: string): boolean;
}
