import { CommonPasswords } from '../../src/auth/accounts/common-passwords';

/** Knows two of them. */
export class FewCommonPasswords extends CommonPasswords {
  includes(password: string): boolean {
    return ['password', '12345678'].includes(password.toLowerCase());
  }
}
