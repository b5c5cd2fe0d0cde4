import { baseUrl, matching, secret, Variable } from '../../../config';
import { cloudRegion, defineVendorConfig } from '../vendor-config';

const senderId = matching(
  /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/,
  'must be at most 11 letters, digits and hyphens, one of them a letter',
);

class SnsVariables {
  @Variable(cloudRegion) readonly SNS_REGION?: string;
  @Variable(secret) readonly SNS_ACCESS_KEY_ID?: string;
  @Variable(secret) readonly SNS_SECRET_ACCESS_KEY?: string;
  @Variable(senderId) readonly SNS_SENDER_ID?: string;
  @Variable(baseUrl) readonly SNS_ENDPOINT?: string;
}

export interface SnsOptions {
  /** AWS region, such as `eu-central-1`: part of the URL and of every signature. */
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Sender name of a text, where a country shows one. */
  readonly senderId?: string | undefined;
  /** Base URL that replaces that of the region. */
  readonly endpoint?: string | undefined;
}

export const snsConfig = defineVendorConfig({
  variables: SnsVariables,
  required: ['SNS_REGION', 'SNS_ACCESS_KEY_ID', 'SNS_SECRET_ACCESS_KEY'],
  endpoint: 'SNS_ENDPOINT',
  toOptions: (env): SnsOptions => ({
    region: env.SNS_REGION,
    accessKeyId: env.SNS_ACCESS_KEY_ID,
    secretAccessKey: env.SNS_SECRET_ACCESS_KEY,
    senderId: env.SNS_SENDER_ID,
    endpoint: env.SNS_ENDPOINT,
  }),
});
