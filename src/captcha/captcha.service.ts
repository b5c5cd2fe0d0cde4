import { Injectable } from '@nestjs/common';
import { done, keyDigest, KeyRing, type Outcome, type Purpose, refuse } from '../common';
import { CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { CaptchaStore } from './captcha.store';

/** Purpose for which a captcha is requested; one for `none` is valid for no call. */
export type CaptchaPurpose = Purpose | 'none';

/** Subject that a captcha is bound to: only this client can answer it, in this application, for this purpose. */
export interface CaptchaSubject {
  readonly app: string;
  /** Client id in any format: a GUID, a cookie, an id chosen by the client. */
  readonly client: string;
  readonly purpose: CaptchaPurpose;
}

/**
 * Refusals of an answer. `captcha-wrong`: no captcha was requested, it was used already, or the answer is missing or
 * wrong. `captcha-expired`: answered too late, rightly or not.
 */
export type CaptchaRefusal = { readonly reason: 'captcha-wrong' } | { readonly reason: 'captcha-expired' };

const MAX_CLIENT_LENGTH = 128;

/** Issues captchas and verifies answers; each captcha is valid for one try, right or wrong. */
@Injectable()
export class CaptchaService {
  constructor(
    private readonly kind: CaptchaKind,
    private readonly captchas: CaptchaStore,
    private readonly keys: KeyRing,
    private readonly options: CaptchaOptions,
  ) {}

  /**
   * Issues a captcha, which replaces the subject's previous one. For an invalid subject, which has no key in the store,
   * the picture is returned but no answer stored.
   */
  async issue(subject: CaptchaSubject): Promise<{ readonly mediaType: string; readonly content: Buffer }> {
    const { mediaType, content, answer } = await this.kind.draw();
    const key = ownerKey(subject);
    if (key !== undefined) {
      const mac = this.keys.mac('captcha', digestParts(key, answer.reveal()));
      await this.captchas.put(key, mac, this.options.lifetimeSeconds);
    }
    return { mediaType, content };
  }

  /**
   * Verifies an answer, compared without case, and consumes the captcha whether the answer is right or wrong; of
   * parallel answers one is verified, the others are wrong. A missing answer is wrong. Call it outside of a unit of
   * work: a rollback would make the captcha valid again.
   */
  async verify(subject: CaptchaSubject, answer: string | undefined): Promise<Outcome<void, CaptchaRefusal>> {
    const key = ownerKey(subject);
    const taken = key === undefined ? undefined : await this.captchas.take(key);
    if (key === undefined || !taken || !answer) return refuse({ reason: 'captcha-wrong' });
    if (taken.isExpired) return refuse({ reason: 'captcha-expired' });
    const isRight = this.keys.matches('captcha', taken.mac, digestParts(key, answer));
    return isRight ? done(undefined) : refuse({ reason: 'captcha-wrong' });
  }
}

/**
 * Key of a subject's captcha in the store. Undefined for an invalid subject: a client without an id (all of them would
 * share one captcha), an overlong id, and the purpose `none`.
 */
function ownerKey({ app, client, purpose }: CaptchaSubject): string | undefined {
  if (purpose === 'none' || client === '' || client.length > MAX_CLIENT_LENGTH) return undefined;
  return keyDigest(app, client, purpose);
}

/** Input of an answer's digest. The key represents client application, client and purpose. */
const digestParts = (key: string, answer: string): readonly string[] => [key, answer.trim().toUpperCase()];
