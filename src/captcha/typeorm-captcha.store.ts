import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import type { Mac } from '../common';
import { CaptchaStore, KEEP_EXPIRED_SECONDS, type TakenCaptcha } from './captcha.store';

interface CaptchaRow {
  readonly key_id: string;
  readonly mac: string;
  readonly expired: number;
}

@Injectable()
export class TypeormCaptchaStore extends CaptchaStore {
  constructor(private readonly database: Database) {
    super();
  }

  async put(subject: string, { keyId, digest }: Mac, lifetimeSeconds: number): Promise<void> {
    const assignments = 'key_id = new(key_id), mac = new(mac), expires_at = new(expires_at)';
    await this.database.execute(
      `INSERT INTO captcha_captchas (subject, key_id, mac, expires_at) VALUES (?, ?, ?, ${this.database.now} + ?)
       ${this.database.dialect.onConflict('subject', assignments)}`,
      [subject, keyId, digest, lifetimeSeconds * 1000],
    );
  }

  /**
   * Reads and deletes a captcha. Of parallel callers the one that deletes the row wins; a captcha issued in between
   * stays.
   */
  async take(subject: string): Promise<TakenCaptcha | undefined> {
    const [row] = await this.database.query<CaptchaRow>(
      `SELECT key_id, mac, expires_at <= ${this.database.now} AS expired FROM captcha_captchas WHERE subject = ?`,
      [subject],
    );
    if (!row) return undefined;
    const deleted = await this.database.execute('DELETE FROM captcha_captchas WHERE subject = ? AND mac = ?', [
      subject,
      row.mac,
    ]);
    if (deleted !== 1) return undefined;
    return { mac: { keyId: row.key_id, digest: row.mac }, isExpired: row.expired === 1 };
  }

  async purge(limit: number): Promise<number> {
    const forgotten = `expires_at < ${this.database.now} - ${String(KEEP_EXPIRED_SECONDS * 1000)}`;
    return (await this.database.deleteSome('captcha_captchas', 'subject', forgotten, limit)).length;
  }
}
