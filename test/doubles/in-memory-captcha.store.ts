import { CaptchaStore, KEEP_EXPIRED_SECONDS, MAX_REPLACED, type StoredCaptcha } from '../../src/captcha/captcha.store';
import type { Clock, Mac } from '../../src/common';

/** Captchas in a map, with the process clock for the database's. */
export class InMemoryCaptchaStore extends CaptchaStore {
  private readonly kept = new Map<string, Omit<StoredCaptcha, 'isExpired'> & { readonly expiresAt: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  /** Subjects whose captcha is kept. */
  get subjects(): readonly string[] {
    return [...this.kept.keys()];
  }

  async put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void> {
    const before = this.kept.get(subject);
    const replaced = before ? [before.mac.digest, ...before.replaced].slice(0, MAX_REPLACED) : [];
    this.kept.set(subject, { mac, replaced, expiresAt: this.clock.now() + lifetimeSeconds * 1000 });
  }

  async find(subject: string): Promise<StoredCaptcha | undefined> {
    const found = this.kept.get(subject);
    return found && { mac: found.mac, replaced: found.replaced, isExpired: found.expiresAt <= this.clock.now() };
  }

  async remove(subject: string, { digest }: Mac): Promise<boolean> {
    return this.kept.get(subject)?.mac.digest === digest && this.kept.delete(subject);
  }

  async purge(limit: number): Promise<number> {
    const before = this.clock.now() - KEEP_EXPIRED_SECONDS * 1000;
    const forgotten = [...this.kept].filter(([, { expiresAt }]) => expiresAt < before).slice(0, limit);
    for (const [subject] of forgotten) this.kept.delete(subject);
    return forgotten.length;
  }
}
