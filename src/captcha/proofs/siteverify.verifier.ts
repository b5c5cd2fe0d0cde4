import { Logger } from '@nestjs/common';
import { done, keyDigest, type Outcome, RefusedException, TaskPool, unavailable } from '../../common';
import { type CaptchaRefusal, type CaptchaSubject, EXPIRED_CAPTCHA, WRONG_CAPTCHA } from '../captcha.service';
import { type GivenProof, PROOF_LENGTH, ProofVerifier } from './proof-verifier';
import type { Siteverify, Verdict } from './siteverify';
import type { SiteverifyVendor } from './siteverify-vendors';
import type { SpentProofs } from './spent-proof.sql-store';

/** Form of tokens. Answers to pictures are shorter. */
const TOKEN = new RegExp(`^[\\x21-\\x7e]{20,${String(PROOF_LENGTH)}}$`);

/** Maximum number of calls at a time, and of those that wait. */
const PARALLEL = 16;
const MAX_WAITING = 64;

/** Seconds after which a client may try again when the vendor does not answer. */
const RETRY_SECONDS = 5;

/** Time for which an accepted token is remembered, in milliseconds: twice the life of a token. */
const KEEP_MS = 600_000;

/** Error codes of a token that is too old, or was verified before. */
const OUTDATED = new Set(['timeout-or-duplicate', 'expired-input-response']);

/** Action that a page gives to the widget: client application and purpose, `smssend-recover`. */
const actionOf = ({ app, purpose }: CaptchaSubject): string => `${app}-${purpose}`;

/** Verifier of the tokens of a vendor's widget. A token is bound to the host of its page, and to its action if it tells one. */
export class SiteverifyVerifier extends ProofVerifier {
  private readonly calls = new TaskPool(PARALLEL, MAX_WAITING);
  private readonly logger = new Logger('Captcha');

  constructor(
    private readonly vendor: SiteverifyVendor,
    private readonly siteverify: Siteverify,
    private readonly hostnames: readonly string[],
    private readonly spent: SpentProofs,
  ) {
    super();
  }

  recognizes(text: string): boolean {
    return TOKEN.test(text.trim());
  }

  async verify({ subject, proof, address }: GivenProof): Promise<Outcome<void, CaptchaRefusal>> {
    const token = proof.trim();
    if (subject.purpose === 'none' || !this.recognizes(token)) return WRONG_CAPTCHA;
    const verdict = await this.calls.run(() => this.siteverify.ask(token, address));
    if (verdict.kind === 'none') return this.refuseUnverified(verdict.why);
    if (verdict.kind === 'rejected')
      return verdict.codes.some((code) => OUTDATED.has(code)) ? EXPIRED_CAPTCHA : WRONG_CAPTCHA;
    if (!this.isMeant(verdict, subject)) return WRONG_CAPTCHA;
    const isFirst = await this.spent.recordFor(keyDigest(this.vendor.name, token), KEEP_MS);
    return isFirst ? done(undefined) : WRONG_CAPTCHA;
  }

  /** True for a token from one of our pages, for this call. */
  private isMeant({ hostname, action }: Verdict & { kind: 'passed' }, subject: CaptchaSubject): boolean {
    return this.hostnames.includes(hostname) && (!this.vendor.tellsAction || action === actionOf(subject));
  }

  private refuseUnverified(why: string): never {
    this.logger.warn(`${this.vendor.name} verifies no token: ${why}`);
    throw new RefusedException(unavailable(RETRY_SECONDS));
  }
}
