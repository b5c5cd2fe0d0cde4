/** Input of a request signature. */
export interface SignatureInput {
  readonly terminal: number;
  readonly random: number;
  /** Ms since 1970. */
  readonly at: number;
}

/** Fields of a signed request. */
export interface Signature {
  /** UTC, `yyyyMMddHHmmss`. */
  readonly timestamp: string;
  readonly random: number;
  readonly sign: string;
}

/** Signs requests that are tried out in Swagger UI; `sign` is undefined outside development. */
export class RequestSigner {
  constructor(readonly sign?: (input: SignatureInput) => Signature) {}

  get isOffered(): boolean {
    return this.sign !== undefined;
  }
}
