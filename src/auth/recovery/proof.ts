import type { Locale, Outcome, Refusal } from '../../common';

/** Proof that is valid, with the language of the flow in which it was requested. */
export interface PeekedProof {
  /** Id by which a write at a service reserves the proof. */
  readonly id: string;
  readonly locale: Locale | undefined;
}

/** Proof that entitles a caller to set a new password: a ticket, a link, or a code. */
export interface Proof<R extends Refusal> {
  /** Text that only the holder of the proof has. */
  readonly holder: string;
  /** Checks whether `consume` would succeed, without consuming the proof. */
  peek(): Promise<Outcome<PeekedProof, R>>;
  /** Consumes the proof, in the transaction of the reset. Exactly one caller succeeds. */
  consume(): Promise<Outcome<unknown, R>>;
  /** Refusal for a caller whose account's credentials have changed meanwhile. */
  readonly outdated: R;
}
