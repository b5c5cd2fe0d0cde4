/** What an operator decides about signed requests, as part of a dialect's options. */
export interface SignaturePolicy {
  /** The app whose key signs. */
  readonly app: string;
  /** `off` lets every request through unsigned. */
  readonly sign: 'verify' | 'off';
  /** What is accepted once only: a signature, a signature with its body, or nothing. */
  readonly replay: 'strict' | 'body' | 'off';
}
