import { StatedError } from '../common';

/** Reason why a process cannot use its database, and what an operator can do: told in one sentence, without a stack. */
export class DatabaseStartError extends StatedError {
  override readonly name = 'DatabaseStartError';

  constructor(
    readonly what: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(`${what}: ${advice}.`, options);
  }
}
