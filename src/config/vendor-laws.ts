import type { Env } from './env';
import type { Law } from './law';
import { NEEDED_BY_VENDORS, type Vendor, VENDOR_ENDPOINTS } from './vendors';

const VENDORS = Object.keys(NEEDED_BY_VENDORS) as Vendor[];

/** A vendor that is named must be told what it has to know. */
export const VENDOR_LAWS: readonly Law[] = VENDORS.flatMap((vendor) =>
  NEEDED_BY_VENDORS[vendor].map((name): Law => ({
    reads: [name, 'SMS_PROVIDERS'],
    rule: `must be given when SMS_PROVIDERS names ${vendor}`,
    isBroken: (env) => env[name] === undefined && env.SMS_PROVIDERS.includes(vendor),
  })),
);

export const VENDOR_LAWS_IN_PRODUCTION: readonly Law[] = VENDOR_ENDPOINTS.map((name) => ({
  reads: [name],
  rule: 'must begin with https:// in production: codes travel there',
  isBroken: (env: Env) => env[name]?.startsWith('http://') ?? false,
}));
