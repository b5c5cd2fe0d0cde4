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
import { CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { CaptchaStore } from './captcha.store';

/** The call that a captcha is drawn for; one that is drawn for `none` fits no call. */
export type CaptchaPurpose = Purpose | 'none';

/** Owner of a captcha: only this client can answer it, in this application, for this purpose. */
export interface CaptchaSubject {
  readonly app: string;
  /** Client id of any form: a GUID, a cookie, an id that the client has made up. */
  readonly client: string;
  readonly purpose: CaptchaPurpose;
}

/**
 * `captcha-wrong`: none was drawn, it is used already, or the answer is missing or another one. `captcha-expired`:
 * answered too late, rightly or not.
 */
export type CaptchaRefusal = { readonly reason: 'captcha-wrong' } | { readonly reason: 'captcha-expired' };

const MAX_CLIENT_LENGTH = 128;

/** Draws captchas and verifies answers; each captcha is good for one try, right or wrong. */
@Injectable()
export class CaptchaService {
  constructor(
    private readonly kind: CaptchaKind,
    private readonly captchas: CaptchaStore,
    private readonly keys: KeyRing,
    private readonly options: CaptchaOptions,
  ) {}

  /** A fresh captcha in place of the subject's previous one; a subject that no answer can fit just gets a picture. */
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
   * Verifies an answer, in any case and width of its letters and digits of any script, and burns the captcha, whatever the answer was; of parallel answers
   * one is verified, the others are wrong. No answer is a wrong one. Call it outside of a unit of work: a rollback would
   * bring the captcha back to life.
   */
  async verify(subject: CaptchaSubject, answer: string | undefined): Promise<Outcome<void, CaptchaRefusal>> {
    const key = ownerKey(subject);
    const taken = key === undefined ? undefined : await this.captchas.take(key);
    if (key === undefined || !taken || !answer || !isTypable(answer)) return refuse({ reason: 'captcha-wrong' });
    if (taken.isExpired) return refuse({ reason: 'captcha-expired' });
    const isRight = this.keys.matches('captcha', taken.mac, digestParts(key, answer));
    return isRight ? done(undefined) : refuse({ reason: 'captcha-wrong' });
  }
}

/**
 * Key of a subject's captcha in the store. Undefined for a subject that no answer can fit: a client without a name (it
 * would share its captcha with every other), one with an endless name, and the purpose `none`.
 */
function ownerKey({ app, client, purpose }: CaptchaSubject): string | undefined {
  if (purpose === 'none' || client === '' || client.length > MAX_CLIENT_LENGTH) return undefined;
  return keyDigest(app, client, purpose);
}

/** Parts of an answer's digest. The key stands for app, client and purpose. */
const digestParts = (key: string, answer: string): readonly string[] => [
  key,
  normalizeTypedAnswer(answer).toUpperCase(),
];
