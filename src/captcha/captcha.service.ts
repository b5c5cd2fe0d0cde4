import { Injectable } from '@nestjs/common';
import {
  done,
  isTypable,
  keyDigest,
  KeyRing,
  normalizeTypedAnswer,
  type Outcome,
  type Purpose,
  refuse,
} from '../common';
import { AudioKinds, CaptchaKind, type CaptchaMedium, type DrawnCaptcha } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { CaptchaStore, type StoredCaptcha } from './captcha.store';

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
 * Refusals of an answer. `captcha-wrong`: no captcha was requested, it was used already or replaced, or the answer is
 * missing or wrong. `captcha-expired`: answered too late, rightly or not.
 */
export type CaptchaRefusal = { readonly reason: 'captcha-wrong' } | { readonly reason: 'captcha-expired' };

const MAX_CLIENT_LENGTH = 128;

/** Captcha for the client, without its answer. */
interface IssuedCaptcha {
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Issues captchas and verifies answers; each captcha is valid for one try, right or wrong. */
@Injectable()
export class CaptchaService {
  /** Captchas that are being drawn and stored, by medium and key. */
  private readonly underWay = new Map<string, Promise<IssuedCaptcha>>();

  constructor(
    private readonly image: CaptchaKind,
    private readonly audio: AudioKinds,
    private readonly captchas: CaptchaStore,
    private readonly keys: KeyRing,
    private readonly options: CaptchaOptions,
  ) {}

  /**
   * Issues a captcha, which replaces the subject's previous one, whatever its medium. Requests that come while the subject's
   * captcha of the same medium is under way get the same one, so that the picture of the answer that arrives last is good in
   * whatever order they arrive. For an invalid subject, which has no key in the store, the picture is returned but no answer
   * stored.
   */
  async issue(subject: CaptchaSubject, medium: CaptchaMedium = 'image'): Promise<IssuedCaptcha> {
    const kind = medium === 'image' ? this.image : this.audio[medium];
    const key = captchaKey(subject);
    if (key === undefined) return withoutAnswer(await kind.draw());
    const place = `${medium} ${key}`;
    const known = this.underWay.get(place);
    if (known) return known;
    const issued = this.drawFor(key, kind).finally(() => this.underWay.delete(place));
    this.underWay.set(place, issued);
    return issued;
  }

  private async drawFor(key: string, kind: CaptchaKind): Promise<IssuedCaptcha> {
    const drawn = await kind.draw();
    const mac = this.keys.mac('captcha', digestParts(key, drawn.answer.reveal()));
    await this.captchas.put(key, mac, this.options.lifetimeSeconds);
    return withoutAnswer(drawn);
  }

  /**
   * Verifies an answer, compared without case, in any width of its letters and any script of its digits, and consumes the
   * newest captcha whether the answer is right or wrong; of parallel answers one is verified, the others are wrong. The answer
   * to a captcha that the newest one replaced is wrong and consumes nothing. A missing answer is wrong. Call it outside of a
   * unit of work: a rollback would make the captcha valid again.
   */
  async verify(subject: CaptchaSubject, answer: string | undefined): Promise<Outcome<void, CaptchaRefusal>> {
    const key = captchaKey(subject);
    const newest = key === undefined ? undefined : await this.captchas.find(key);
    if (key === undefined || newest === undefined) return WRONG_CAPTCHA;
    return this.judge(key, newest, answer && isTypable(answer) ? digestParts(key, answer) : undefined);
  }

  private async judge(
    key: string,
    { mac, replaced, isExpired }: StoredCaptcha,
    given: readonly string[] | undefined,
  ): Promise<Outcome<void, CaptchaRefusal>> {
    const answers = (digest: string): boolean =>
      given !== undefined && this.keys.matches('captcha', { ...mac, digest }, given);
    const isRight = answers(mac.digest);
    if (!isRight && replaced.some(answers)) return WRONG_CAPTCHA;
    const isTaken = await this.captchas.remove(key, mac);
    if (!isTaken || given === undefined) return WRONG_CAPTCHA;
    if (isExpired) return EXPIRED_CAPTCHA;
    return isRight ? done(undefined) : WRONG_CAPTCHA;
  }
}

export const WRONG_CAPTCHA = refuse({ reason: 'captcha-wrong' } as const);
export const EXPIRED_CAPTCHA = refuse({ reason: 'captcha-expired' } as const);

const withoutAnswer = ({ mediaType, content }: DrawnCaptcha): IssuedCaptcha => ({ mediaType, content });

/**
 * Key of a subject's captcha in the store. Undefined for an invalid subject: a client without an id (all of them would
 * share one captcha), an overlong id, and the purpose `none`.
 */
export function captchaKey({ app, client, purpose }: CaptchaSubject): string | undefined {
  if (purpose === 'none' || client === '' || client.length > MAX_CLIENT_LENGTH) return undefined;
  return keyDigest(app, client, purpose);
}

/** Input of an answer's digest. The key represents client application, client and purpose. */
const digestParts = (key: string, answer: string): readonly string[] => [
  key,
  normalizeTypedAnswer(answer).toUpperCase(),
];
