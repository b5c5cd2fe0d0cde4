/** List of the most common passwords, which attackers try first. */
export abstract class CommonPasswords {
  /** True when the password, in any case of its letters, is on the list. */
  abstract includes(password: string): boolean;
}
