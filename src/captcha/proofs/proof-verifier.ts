import type { Outcome } from '../../common';
import type { CaptchaRefusal, CaptchaSubject } from '../captcha.service';

/** Proof in a request, which takes the place of the answer to a picture. */
export interface GivenProof {
  readonly subject: CaptchaSubject;
  /** Text of the captcha field. */
  readonly proof: string;
  /** Network address of the client. */
  readonly address: string | undefined;
}

/** Verifier of one kind of proof (port): proof of work, or the token of a vendor's widget. */
export abstract class ProofVerifier {
  /** True for a text in the form of this kind, right or wrong; false for answers to pictures. */
  abstract recognizes(text: string): boolean;
  /**
   * Verifies a proof, and consumes it if it is right: of parallel requests with the same proof one is verified. Rejects with
   * a `RefusedException` (unavailable) while it cannot be verified.
   */
  abstract verify(given: GivenProof): Promise<Outcome<void, CaptchaRefusal>>;
}

/** Verifiers of the accepted kinds of proofs. */
export class ProofVerifiers {
  constructor(readonly accepted: readonly ProofVerifier[]) {}
}

/** Maximum length of a proof, to which captcha fields are limited. */
export const PROOF_LENGTH = 4_096;
