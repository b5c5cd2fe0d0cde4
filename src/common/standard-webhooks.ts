import { createHmac, timingSafeEqual } from 'node:crypto';
import { Secret } from './secret';

/** Bytes that a secret has at least and at most (Standard Webhooks, "Signature scheme"). */
const SECRET_BYTES = { min: 24, max: 64 };

/** Seconds by which the signer's clock and that of the verifier may differ, in either direction. */
const TOLERANCE_SECONDS = 300;

/** Request that is signed: `id` names the message through all of its repetitions, `body` is signed byte for byte. */
export interface SignedMessage {
  readonly id: string;
  /** Whole seconds since 1970-01-01T00:00:00Z, at the time of this try. */
  readonly timestamp: number;
  readonly body: string;
}

/** Header fields of a signed request; verification takes them from HTTP, where each may be absent. */
export type WebhookHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/** Result of a verification: `malformed` without a readable field, `stale` outside of the tolerance. */
export type WebhookVerification = 'valid' | 'malformed' | 'stale' | 'forged';

/** Rule of a secret as it is configured, in a sentence about what it must be. */
export const WEBHOOK_SECRET_RULE = 'must be whsec_ and the base64 of 24 to 64 random bytes';

/** Key of a secret as it is configured: `whsec_` and the base64 of 24 to 64 bytes. Returns undefined for any other text. */
export function readWebhookSecret(text: string): Secret<Buffer> | undefined {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  if (encoded === undefined) return undefined;
  const key = Buffer.from(encoded, 'base64');
  const isInRange = key.length >= SECRET_BYTES.min && key.length <= SECRET_BYTES.max;
  return isInRange ? new Secret(key) : undefined;
}

/** Header fields that sign a message by HMAC-SHA-256 (https://www.standardwebhooks.com, version 1). */
export function signWebhook(key: Secret<Buffer>, message: SignedMessage): WebhookHeaders {
  const { id, timestamp } = message;
  const signature = `v1,${digest(key, id, String(timestamp), message.body).toString('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
}

/**
 * Verifies the signature of a request. Of several signatures (between blanks, while the signer changes its secret) one has
 * to be right; those of other versions are passed over. Compares in constant time. `now`: milliseconds since 1970.
 */
export function verifyWebhook(
  key: Secret<Buffer>,
  headers: Readonly<Record<string, unknown>>,
  body: string,
  now: number,
): WebhookVerification {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return 'malformed';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return 'malformed';
  if (Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return 'stale';
  const expected = digest(key, id, timestamp, body);
  return signatures.split(' ').some((each) => isSignature(each, expected)) ? 'valid' : 'forged';
}

function isSignature(given: string, expected: Buffer): boolean {
  if (!given.startsWith('v1,')) return false;
  const signature = Buffer.from(given.slice('v1,'.length), 'base64');
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

const digest = (key: Secret<Buffer>, id: string, timestamp: string, body: string): Buffer =>
  createHmac('sha256', key.reveal()).update(`${id}.${timestamp}.${body}`).digest();
