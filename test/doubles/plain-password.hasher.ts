import type { TaskPlace } from '../../src/common';
import { PasswordHasher } from '../../src/auth/accounts/password.hasher';

const CURRENT = 'plain:';

/** Hashes nothing, so that a suite need not wait; counts what would have been heavy. */
export class PlainPasswordHasher extends PasswordHasher {
  hashed = 0;
  verified = 0;
  wrapped = 0;

  hasRoom(): boolean {
    return true;
  }

  reserve(): TaskPlace {
    return { run: (task) => task(), release: () => undefined };
  }

  async hash(password: string): Promise<string> {
    this.hashed++;
    return CURRENT + password;
  }

  async matches(password: string, hash: string | undefined): Promise<boolean> {
    this.verified++;
    return hash?.slice(hash.indexOf(':') + 1) === password;
  }

  async wrap(stored: string): Promise<string> {
    this.wrapped++;
    return `wrap:${stored.slice(stored.indexOf(':') + 1)}`;
  }

  needsRehash(hash: string): boolean {
    return !hash.startsWith(CURRENT);
  }
}
