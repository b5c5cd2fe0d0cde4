import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Outcome, refuse } from '../common';
import { CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import type { CaptchaRefusal } from './captcha.refusals';
import { CaptchaStore } from './captcha.store';
import { type CaptchaSubject, ownerKey } from './captcha.subject';

/** Draws captchas and judges answers; each captcha is good for one try, right or wrong. */
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
      const mac = this.keys.mac('captcha', parts(key, answer.reveal()));
      await this.captchas.put(key, mac, this.options.lifetimeSeconds);
    }
    return { mediaType, content };
  }

  /**
   * Judges an answer, in any case of its letters, and burns the captcha, whatever the answer was; of parallel answers
   * one is judged, the others are wrong. No answer is a wrong one. Call it outside of a unit of work: what rolls back
   * would bring the captcha back to life.
   */
  async judge(subject: CaptchaSubject, answer: string | undefined): Promise<Outcome<void, CaptchaRefusal>> {
    const key = ownerKey(subject);
    const taken = key === undefined ? undefined : await this.captchas.take(key);
    if (key === undefined || !taken || !answer) return refuse({ reason: 'captcha-wrong' });
    if (taken.isExpired) return refuse({ reason: 'captcha-expired' });
    const isRight = this.keys.matches('captcha', taken.mac, parts(key, answer));
    return isRight ? done(undefined) : refuse({ reason: 'captcha-wrong' });
  }
}

/** What the digest is made over. The key stands for app, client and purpose. */
const parts = (key: string, answer: string): readonly string[] => [key, answer.trim().toUpperCase()];
