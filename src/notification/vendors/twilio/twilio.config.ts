import { baseUrl, matching, secret, Variable } from '../../../config';
import { defineVendorConfig, smsSender } from '../vendor-config';

class TwilioVariables {
  @Variable(matching(/^AC[0-9a-f]{32}$/, 'must be an account SID: AC and 32 hexadecimal digits'))
  readonly TWILIO_ACCOUNT_SID?: string;
  @Variable(secret) readonly TWILIO_AUTH_TOKEN?: string;
  @Variable(smsSender) readonly TWILIO_FROM?: string;
  @Variable(baseUrl) readonly TWILIO_ENDPOINT?: string;
}

export interface TwilioOptions {
  /** Account SID `AC…`, the user name of every call. */
  readonly accountSid: string;
  /** Password of every call, and the key by which receipts are signed. */
  readonly authToken: string;
  /** Sender of texts: a number in E.164, an alphanumeric sender, or the SID of a messaging service (`MG…`). */
  readonly from: string;
  /** Base URL that replaces Twilio's own. */
  readonly endpoint?: string | undefined;
}

export const twilioConfig = defineVendorConfig({
  variables: TwilioVariables,
  required: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  endpoint: 'TWILIO_ENDPOINT',
  productionRules: [
    {
      reads: ['TWILIO_AUTH_TOKEN'],
      rule: 'must be 32 hexadecimal digits in production: it authenticates receipts',
      isBroken: (env) => !/^[0-9a-f]{32}$/.test(env.TWILIO_AUTH_TOKEN ?? '0'.repeat(32)),
    },
  ],
  toOptions: (env): TwilioOptions => ({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: env.TWILIO_AUTH_TOKEN,
    from: env.TWILIO_FROM,
    endpoint: env.TWILIO_ENDPOINT,
  }),
});
