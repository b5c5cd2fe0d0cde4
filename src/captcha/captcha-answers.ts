import { Injectable } from '@nestjs/common';
import type { Outcome } from '../common';
import { type CaptchaRefusal, CaptchaService, type CaptchaSubject, WRONG_CAPTCHA } from './captcha.service';
import { ProofVerifiers } from './proofs/proof-verifier';
import { ProofOptions } from './proofs/proofs.config';

/** Verifies what requests carry in their captcha field: a proof that CAPTCHA names, or the answer to a picture. */
@Injectable()
export class CaptchaAnswers {
  constructor(
    private readonly pictures: CaptchaService,
    private readonly proofs: ProofVerifiers,
    private readonly options: ProofOptions,
  ) {}

  /** Verifies an answer and consumes it. Rejects with `RefusedException` (unavailable) while it cannot be verified. */
  async verify(
    subject: CaptchaSubject,
    answer: string | undefined,
    address: string | undefined,
  ): Promise<Outcome<void, CaptchaRefusal>> {
    const verifier = answer && this.proofs.accepted.find((each) => each.recognizes(answer));
    if (verifier) return verifier.verify({ subject, proof: answer, address });
    return this.options.accepted.includes('image') ? this.pictures.verify(subject, answer) : WRONG_CAPTCHA;
  }
}
