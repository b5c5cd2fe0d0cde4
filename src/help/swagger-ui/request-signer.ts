/** Input of a request signature. */
export interface SignatureInput {
  readonly terminal: number;
  readonly random: number;
  /** Time of the request, in milliseconds since 1970. */
  readonly at: number;
}

/** Signature of a request, with the other fields that it needs. */
export interface Signature {
  /** Time of the request in UTC, `yyyyMMddHHmmss`. */
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
