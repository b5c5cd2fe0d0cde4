import { createHmac } from 'node:crypto';

/** The value of `X-Regain-Signature`: HMAC-SHA-256 over `timestamp.body` in hex, under a name for the scheme. */
export function webhookSignature(secret: string, timestampSeconds: number, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret)
    .update(`${String(timestampSeconds)}.`)
    .update(body)
    .digest('hex')}`;
}
