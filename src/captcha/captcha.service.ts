import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Outcome, refuse } from '../kernel';
import { CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.options';
import type { CaptchaRefusal } from './captcha.refusals';
import { CaptchaStore } from './captcha.store';
import { type CaptchaSubject, subjectKey } from './captcha.subject';

/** Draws captchas and judges answers; each captcha is good for one try, right or wrong. */
@Injectable()
export class CaptchaService {
  constructor(
    private readonly kind: CaptchaKind,
    private readonly captchas: CaptchaStore,
    private readonly keys: KeyRing,
    private readonly options: CaptchaOptions,
  ) {}

  /** A fresh captcha in place of the subject's previous one. */
  async issue(subject: CaptchaSubject): Promise<{ readonly mediaType: string; readonly content: Buffer }> {
    const { mediaType, content, answer } = await this.kind.draw();
    const key = subjectKey(subject);
    await this.captchas.put(key, this.keys.mac('captcha', parts(key, answer.reveal())), this.options.lifetimeSeconds);
    return { mediaType, content };
  }

  /** Judges an answer, in any case of its letters, and burns the captcha. No answer is a wrong one. */
  async judge(subject: CaptchaSubject, answer: string | undefined): Promise<Outcome<void, CaptchaRefusal>> {
    const key = subjectKey(subject);
    const taken = await this.captchas.take(key);
    const isRight = taken !== undefined && this.keys.matches('captcha', taken.mac, parts(key, answer ?? ''));
    if (!isRight || !answer) return refuse({ reason: 'captcha-wrong' });
    return taken.isExpired ? refuse({ reason: 'captcha-expired' }) : done(undefined);
  }
}

const parts = (key: string, answer: string): readonly string[] => [key, answer.trim().toUpperCase()];
