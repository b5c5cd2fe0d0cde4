import { Injectable } from '@nestjs/common';
import { type Challenge, type ChallengeParameters, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { done, keyDigest, KeyRing, type Outcome, Random, RefusedException, malformed, TaskPool } from '../../common';
import { objectOf, parseObject } from '../../http';
import { CaptchaOptions } from '../captcha.config';
import {
  captchaKey,
  type CaptchaRefusal,
  type CaptchaSubject,
  EXPIRED_CAPTCHA,
  WRONG_CAPTCHA,
} from '../captcha.service';
import { type GivenProof, PROOF_LENGTH, ProofVerifier } from './proof-verifier';
import { ProofOptions } from './proofs.config';
import { SpentProofs } from './spent-proof.sql-store';

const ALGORITHM = 'PBKDF2/SHA-256';

/** Smallest number of keys that a client derives, and the number of possible ones: 2,000 on average. */
const MIN_KEYS = 1_000;
const KEYS_RANGE = 2_000;

/** Maximum number of challenges that are made at a time, each of which derives a key, and of those that wait. */
const PARALLEL = 2;
const MAX_WAITING = 128;

/** Beginning of a payload: base64 of `{"`. */
const PAYLOAD = /^eyJ[\w+/=-]+$/;

/**
 * Verifier of proofs of work by ALTCHA's protocol, version 2: the client derives keys until it finds the one whose beginning
 * the challenge tells. Challenge and key are signed, so that neither is stored, and verifying derives none.
 */
@Injectable()
export class AltchaVerifier extends ProofVerifier {
  private readonly creations = new TaskPool(PARALLEL, MAX_WAITING);

  constructor(
    private readonly keys: KeyRing,
    private readonly random: Random,
    private readonly spent: SpentProofs,
    private readonly captcha: CaptchaOptions,
    private readonly options: ProofOptions,
  ) {
    super();
  }

  /** Creates a challenge that only this subject can use. Throws `RefusedException` for an invalid subject. */
  async challenge(subject: CaptchaSubject): Promise<Challenge> {
    const key = captchaKey(subject);
    if (key === undefined) throw new RefusedException(malformed('client'));
    const [newest = ''] = this.keys.derived('altcha');
    const now = await this.spent.now();
    return this.creations.run(() =>
      createChallenge({
        algorithm: ALGORITHM,
        cost: this.options.altchaCost,
        counter: MIN_KEYS + this.random.integer(KEYS_RANGE),
        deriveKey,
        data: { subject: key },
        expiresAt: Math.floor(now / 1000) + this.captcha.lifetimeSeconds,
        ...signedWith(newest),
      }),
    );
  }

  recognizes(text: string): boolean {
    return text.length <= PROOF_LENGTH && PAYLOAD.test(text.trim());
  }

  async verify({ subject, proof }: GivenProof): Promise<Outcome<void, CaptchaRefusal>> {
    const key = captchaKey(subject);
    const payload = readPayload(proof);
    if (key === undefined || payload?.challenge.parameters.data?.['subject'] !== key) return WRONG_CAPTCHA;
    const result = await this.verifySigned(payload);
    if (result !== 'right') return result === 'expired' ? EXPIRED_CAPTCHA : WRONG_CAPTCHA;
    return this.spend(key, payload.challenge.parameters);
  }

  /** Consumes a solved challenge, whose age the database's clock tells. */
  private async spend(
    key: string,
    { nonce, expiresAt = 0 }: ChallengeParameters,
  ): Promise<Outcome<void, CaptchaRefusal>> {
    const recorded = await this.spent.recordBefore(expiresAt * 1000, keyDigest(key, nonce));
    if (recorded === 'over') return EXPIRED_CAPTCHA;
    return recorded === 'first' ? done(undefined) : WRONG_CAPTCHA;
  }

  /** Verifies signatures and solution by the keys on the ring. */
  private async verifySigned({ challenge, solution }: Payload): Promise<'right' | 'wrong' | 'expired'> {
    for (const key of this.keys.derived('altcha')) {
      const { verified, expired } = await verifySolution({ challenge, solution, deriveKey, ...signedWith(key) });
      if (verified) return 'right';
      if (expired) return 'expired';
    }
    return 'wrong';
  }
}

/** Keys of the two signatures: that of the challenge, and that of the key to be found. */
const signedWith = (key: string) => ({ hmacSignatureSecret: `challenge ${key}`, hmacKeySignatureSecret: `key ${key}` });

/** Reads a payload, whose signed parameters are believed only after {@link verifySolution}. Returns undefined for other texts. */
function readPayload(text: string): Payload | undefined {
  const { challenge, solution } = parseObject(Buffer.from(text.trim(), 'base64').toString('utf8'));
  const { parameters, signature } = objectOf(challenge);
  const { nonce, expiresAt, keySignature } = objectOf(parameters);
  const isPayload =
    [nonce, keySignature, signature].every((each) => typeof each === 'string') && Number.isSafeInteger(expiresAt);
  return isPayload ? ({ challenge, solution: objectOf(solution) } as unknown as Payload) : undefined;
}
