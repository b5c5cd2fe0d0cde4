import { ExpectedError } from './expected-error';

/** Refusal of a request by the core: a reason by its name, never a sentence, a number or a status. */
export interface Refusal {
  readonly reason: string;
}

/** Result of a use case: done with a value, or refused for a named reason. */
export type Outcome<T, R extends Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const done = <T>(value: T) => ({ ok: true, value }) as const;
export const refuse = <const R extends Refusal>(refusal: R) => ({ ok: false, refusal }) as const;

/** Exception that contains a refusal, for guards and pipes, which cannot return one. Use cases never throw it. */
export class RefusedException<R extends Refusal = Refusal> extends ExpectedError {
  constructor(readonly refusal: R) {
    super(refusal.reason);
  }
}
