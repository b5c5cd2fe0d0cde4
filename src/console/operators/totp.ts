import { Secret as TotpKey, TOTP } from 'otpauth';
import type { Random } from '../../common';

/** Bytes of a TOTP secret: as many as the digest has (RFC 4226, 4). */
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Steps before and after the current one that are accepted, for clocks that differ (RFC 6238, 5.2). */
const WINDOW = 1;

/** Creates a TOTP secret, in base32. */
export const newTotpSecret = (random: Random): string =>
  new TotpKey({ buffer: Uint8Array.from(Buffer.from(random.token(SECRET_BYTES), 'base64url')).buffer }).base32;

/** URI of a secret for an authenticator app. */
export const totpUri = (name: string, secret: string): string => totp(secret, name).toString();

/**
 * Time step whose code (RFC 6238, HMAC-SHA-1, 6 digits) was typed: the current one, the one before or the one after. Returns
 * undefined for any other code. `now`: milliseconds since 1970.
 */
export function totpStepOf(typed: string, secret: string, now: number): number | undefined {
  const token = typed.replace(/\s/g, '');
  const delta = token.length === DIGITS ? totp(secret).validate({ token, timestamp: now, window: WINDOW }) : null;
  return delta === null ? undefined : Math.floor(now / (PERIOD_SECONDS * 1000)) + delta;
}

const totp = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'regain', label, secret: TotpKey.fromBase32(secret), digits: DIGITS, period: PERIOD_SECONDS });
