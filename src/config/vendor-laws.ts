import type { TemplateName } from '../common';
import type { Env } from './env';
import type { ConfigRule } from './law';
import { NEEDED_BY_VENDORS, type Vendor, VENDOR_ENDPOINTS } from './vendors';

const VENDORS = Object.keys(NEEDED_BY_VENDORS) as Vendor[];

/** A vendor that is named must be told what it has to know. */
export const VENDOR_RULES: readonly ConfigRule[] = VENDORS.flatMap((vendor) =>
  NEEDED_BY_VENDORS[vendor].map((name): ConfigRule => ({
    reads: [name, 'SMS_PROVIDERS'],
    rule: `must be given when SMS_PROVIDERS names ${vendor}`,
    isBroken: (env) => env[name] === undefined && env.SMS_PROVIDERS.includes(vendor),
  })),
);

/** Messages that a vendor of texts is there for. */
const CODES = ['recover-code', 'change-code', 'register-code'] as const satisfies readonly TemplateName[];

/** A vendor that sends registered texts only, and has none for a code, refuses every code. */
const codesAreRegistered = (vendor: Vendor, name: 'ALIYUN_TEMPLATES' | 'TENCENT_TEMPLATES'): ConfigRule => ({
  reads: [name, 'SMS_PROVIDERS'],
  rule: `must name the registered texts ${CODES.join(', ')} in production`,
  isBroken: (env) => env.SMS_PROVIDERS.includes(vendor) && CODES.some((code) => env[name]?.[code] === undefined),
});

/** Signs receipts, so it must not be guessed; Vonage does not say how long one is. */
const SIGNATURE_SECRET_LENGTH = 16;

export const VENDOR_RULES_IN_PRODUCTION: readonly ConfigRule[] = [
  ...VENDOR_ENDPOINTS.map((name) => ({
    reads: [name] as const,
    rule: 'must begin with https:// in production: codes travel there',
    isBroken: (env: Env) => env[name]?.startsWith('http://') ?? false,
  })),
  codesAreRegistered('aliyun', 'ALIYUN_TEMPLATES'),
  codesAreRegistered('tencent', 'TENCENT_TEMPLATES'),
  {
    reads: ['TWILIO_AUTH_TOKEN'],
    rule: 'must be 32 hexadecimal digits in production: receipts are told by it',
    isBroken: (env) => !/^[0-9a-f]{32}$/.test(env.TWILIO_AUTH_TOKEN ?? '0'.repeat(32)),
  },
  {
    reads: ['VONAGE_SIGNATURE_SECRET'],
    rule: `must have ${String(SIGNATURE_SECRET_LENGTH)} characters or more in production: receipts are told by it`,
    isBroken: (env) => (env.VONAGE_SIGNATURE_SECRET?.length ?? SIGNATURE_SECRET_LENGTH) < SIGNATURE_SECRET_LENGTH,
  },
];
