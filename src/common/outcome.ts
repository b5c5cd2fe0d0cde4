/** A named reason why the core did not do what was asked; never a sentence, a number or a status. */
export interface Refusal {
  readonly reason: string;
}

/** Everything that the core can answer: either done with a value, or refused for a named reason. */
export type Outcome<T, R extends Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const done = <T>(value: T) => ({ ok: true, value }) as const;
export const refuse = <const R extends Refusal>(refusal: R) => ({ ok: false, refusal }) as const;

/** Guards and pipes cannot return a value, so at the edge a refusal travels as an exception; it exists nowhere else. */
export class RefusedException<R extends Refusal = Refusal> extends Error {
  constructor(readonly refusal: R) {
    super(refusal.reason);
  }
}
