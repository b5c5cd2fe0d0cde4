import { baseUrl, secret, Variable } from '../../../config';
import { defineVendorConfig, smsSender } from '../vendor-config';

/** Minimum length of the signature secret in production; Vonage documents none. */
const SIGNATURE_SECRET_LENGTH = 16;

class VonageVariables {
  @Variable(secret) readonly VONAGE_API_KEY?: string;
  @Variable(secret) readonly VONAGE_API_SECRET?: string;
  @Variable(secret) readonly VONAGE_SIGNATURE_SECRET?: string;
  @Variable(smsSender) readonly VONAGE_FROM?: string;
  @Variable(baseUrl) readonly VONAGE_ENDPOINT?: string;
}

export interface VonageOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Secret by which receipts are signed; without it receipts are not accepted. */
  readonly signatureSecret?: string | undefined;
  /** Sender of texts: a number without +, or an alphanumeric sender. */
  readonly from: string;
  /** Base URL that replaces Vonage's own. */
  readonly endpoint?: string | undefined;
}

export const vonageConfig = defineVendorConfig({
  variables: VonageVariables,
  required: ['VONAGE_API_KEY', 'VONAGE_API_SECRET', 'VONAGE_FROM'],
  endpoint: 'VONAGE_ENDPOINT',
  productionRules: [
    {
      reads: ['VONAGE_SIGNATURE_SECRET'],
      rule: `must have ${String(SIGNATURE_SECRET_LENGTH)} characters or more in production: it authenticates receipts`,
      isBroken: (env) => (env.VONAGE_SIGNATURE_SECRET?.length ?? SIGNATURE_SECRET_LENGTH) < SIGNATURE_SECRET_LENGTH,
    },
  ],
  toOptions: (env): VonageOptions => ({
    apiKey: env.VONAGE_API_KEY,
    apiSecret: env.VONAGE_API_SECRET,
    signatureSecret: env.VONAGE_SIGNATURE_SECRET,
    from: env.VONAGE_FROM,
    endpoint: env.VONAGE_ENDPOINT,
  }),
});
