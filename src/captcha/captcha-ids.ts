import { Injectable } from '@nestjs/common';
import { done, keyDigest, type Outcome, refuse } from '../common';
import { CaptchaIdSigner, type IdentifiedKind } from './captcha-id-signer';
import type { CaptchaMedium } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { type CaptchaRefusal, CaptchaService, type CaptchaSubject, WRONG_CAPTCHA } from './captcha.service';
import { AltchaVerifier } from './proofs/altcha.verifier';
import { SpentProofs } from './proofs/spent-proof.sql-store';

/** Captcha by its id; it expires by the database's clock, milliseconds since 1970. */
export interface IdentifiedCaptcha {
  readonly id: string;
  readonly expiresAt: number;
  /** Challenge of a proof of work. */
  readonly challenge?: object;
}

/** All of them have one purpose: their ids, which are never given twice, keep them apart. */
const PURPOSE = 'sign-in';

/**
 * Captchas that clients name by ids. An id is signed and holds kind and expiry, so that nothing is stored until its picture or
 * sound is drawn, which happens once.
 */
@Injectable()
export class CaptchaIds {
  constructor(
    private readonly captchas: CaptchaService,
    private readonly altcha: AltchaVerifier,
    private readonly spent: SpentProofs,
    private readonly signer: CaptchaIdSigner,
    private readonly options: CaptchaOptions,
  ) {}

  async issue(app: string, kind: IdentifiedKind): Promise<IdentifiedCaptcha> {
    const expiresAt = (await this.spent.now()) + this.options.lifetimeSeconds * 1000;
    const id = this.signer.sign(app, kind, expiresAt);
    return kind === 'pow'
      ? { id, expiresAt, challenge: await this.altcha.challenge(subjectOf(app, id)) }
      : { id, expiresAt };
  }

  /** Draws the captcha of an id. Refuses an unknown or expired id, another kind, and every call but the first. */
  async draw(
    { app, id }: { readonly app: string; readonly id: string },
    medium: CaptchaMedium,
  ): Promise<Outcome<{ readonly mediaType: string; readonly content: Buffer }, { readonly reason: 'not-found' }>> {
    const read = this.signer.read(app, id);
    if (read?.kind !== (medium === 'image' ? 'image' : 'audio')) return NOT_FOUND;
    const recorded = await this.spent.recordBefore(read.expiresAt, keyDigest('captcha-id', id));
    return recorded === 'first' ? done(await this.captchas.issue(subjectOf(app, id), medium)) : NOT_FOUND;
  }

  /** Verifies the answer to the captcha of an id, once, right or wrong. */
  async verify(app: string, id: string, answer: string): Promise<Outcome<void, CaptchaRefusal>> {
    const kind = this.signer.read(app, id)?.kind;
    if (kind === undefined) return WRONG_CAPTCHA;
    const subject = subjectOf(app, id);
    if (kind !== 'pow') return this.captchas.verify(subject, answer);
    return this.altcha.recognizes(answer)
      ? this.altcha.verify({ subject, proof: answer, address: undefined })
      : WRONG_CAPTCHA;
  }
}

const NOT_FOUND = refuse({ reason: 'not-found' } as const);

const subjectOf = (app: string, id: string): CaptchaSubject => ({ app, client: keyDigest('id', id), purpose: PURPOSE });
