import { createHash, timingSafeEqual } from 'node:crypto';

/** Opens to those who show the token as `Authorization: Bearer …` (RFC 6750), or to everybody where there is none. */
export class MetricsAuthGuard {
  constructor(private readonly token: string | undefined) {}

  opensTo(authorization: string | undefined): boolean {
    if (this.token === undefined) return true;
    const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    return given !== undefined && timingSafeEqual(digest(given), digest(this.token));
  }
}

/** Of one length, whatever was given. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
