/** List of the most common passwords, which attackers try first. */
export abstract class CommonPasswords {
  /** True when the password, compared without case, is on the list. */
  abstract includes(password: string): boolean;
}
