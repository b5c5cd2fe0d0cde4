import { CaptchaStore, KEEP_EXPIRED_SECONDS, type TakenCaptcha } from '../../src/captcha/captcha.store';
import type { Clock, Mac } from '../../src/common';

/** Captchas in a map, with the process clock for the database's. */
export class InMemoryCaptchaStore extends CaptchaStore {
  private readonly kept = new Map<string, { readonly mac: Mac; readonly expiresAt: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  /** Subjects whose captcha is kept. */
  get subjects(): readonly string[] {
    return [...this.kept.keys()];
  }

  async put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void> {
    this.kept.set(subject, { mac, expiresAt: this.clock.now() + lifetimeSeconds * 1000 });
  }

  async take(subject: string): Promise<TakenCaptcha | undefined> {
    const found = this.kept.get(subject);
    this.kept.delete(subject);
    return found && { mac: found.mac, isExpired: found.expiresAt <= this.clock.now() };
  }

  async purge(limit: number): Promise<number> {
    const before = this.clock.now() - KEEP_EXPIRED_SECONDS * 1000;
    const forgotten = [...this.kept].filter(([, { expiresAt }]) => expiresAt < before).slice(0, limit);
    for (const [subject] of forgotten) this.kept.delete(subject);
    return forgotten.length;
  }
}
