import { createHash, timingSafeEqual } from 'node:crypto';

/** Checks `Authorization: Bearer …` (RFC 6750) against the configured token; without a token every call is allowed. */
export class MetricsAuthGuard {
  constructor(private readonly token: string | undefined) {}

  opensTo(authorization: string | undefined): boolean {
    if (this.token === undefined) return true;
    const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    return given !== undefined && timingSafeEqual(digest(given), digest(this.token));
  }
}

/** Digest, so that the comparison takes texts of any length. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
