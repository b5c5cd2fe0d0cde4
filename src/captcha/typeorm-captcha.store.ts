import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import type { Mac } from '../common';
import { CaptchaStore, KEEP_EXPIRED_SECONDS, MAX_REPLACED, type StoredCaptcha } from './captcha.store';

interface CaptchaRow {
  readonly key_id: string;
  readonly mac: string;
  readonly replaced: string | null;
  readonly expired: number;
}

/** Characters of MAX_REPLACED digests (43 each, base64url of SHA-256) with blanks between them. */
const REPLACED_LENGTH = MAX_REPLACED * 44 - 1;

/** The digest of the row and those before it; read before `mac` is assigned, which MySQL does in the order written. */
const REPLACED = `substr(concat(captcha_captchas.mac, ' ', coalesce(captcha_captchas.replaced, '')), 1, ${String(REPLACED_LENGTH)})`;

@Injectable()
export class TypeormCaptchaStore extends CaptchaStore {
  constructor(private readonly database: Database) {
    super();
  }

  async put(subject: string, { keyId, digest }: Mac, lifetimeSeconds: number): Promise<void> {
    const assignments = `replaced = ${REPLACED}, key_id = new(key_id), mac = new(mac), expires_at = new(expires_at)`;
    await this.database.execute(
      `INSERT INTO captcha_captchas (subject, key_id, mac, expires_at) VALUES (?, ?, ?, ${this.database.now} + ?)
       ${this.database.dialect.onConflict('subject', assignments)}`,
      [subject, keyId, digest, lifetimeSeconds * 1000],
    );
  }

  async find(subject: string): Promise<StoredCaptcha | undefined> {
    const [row] = await this.database.query<CaptchaRow>(
      `SELECT key_id, mac, replaced, expires_at <= ${this.database.now} AS expired FROM captcha_captchas WHERE subject = ?`,
      [subject],
    );
    if (!row) return undefined;
    const replaced = (row.replaced ?? '').split(' ').filter((digest) => digest !== '');
    return { mac: { keyId: row.key_id, digest: row.mac }, replaced, isExpired: row.expired === 1 };
  }

  async remove(subject: string, { digest }: Mac): Promise<boolean> {
    const values = [subject, digest];
    return (await this.database.execute('DELETE FROM captcha_captchas WHERE subject = ? AND mac = ?', values)) === 1;
  }

  async purge(limit: number): Promise<number> {
    const forgotten = `expires_at < ${this.database.now} - ${String(KEEP_EXPIRED_SECONDS * 1000)}`;
    return (await this.database.deleteSome('captcha_captchas', 'subject', forgotten, limit)).length;
  }
}
