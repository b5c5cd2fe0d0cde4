/** What the signature of a request covers; `at` is its instant, in ms since 1970. */
export interface ToSign {
  readonly terminal: number;
  readonly random: number;
  readonly at: number;
}

/** The members of a signed request that are its signature, or go into it. */
export interface Signature {
  /** UTC, `yyyyMMddHHmmss`. */
  readonly timestamp: string;
  readonly random: number;
  readonly sign: string;
}

/** Signs for people who try requests at their desk; it has nothing to sign with anywhere else. */
export class RequestSigner {
  constructor(readonly sign?: (asked: ToSign) => Signature) {}

  get isOffered(): boolean {
    return this.sign !== undefined;
  }
}
