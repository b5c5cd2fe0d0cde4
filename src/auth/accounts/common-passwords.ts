/** The passwords that everybody tries first. */
export abstract class CommonPasswords {
  /** True when the password, in any case of its letters, is one of the most common. */
  abstract includes(password: string): boolean;
}
