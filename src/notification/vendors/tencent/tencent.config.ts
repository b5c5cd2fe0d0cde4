import { matching, origin, secret, Variable } from '../../../config';
import { cloudRegion, defineVendorConfig } from '../vendor-config';
import {
  codesAreRegistered,
  type LocalizedText,
  localizedText,
  type VendorTemplates,
  vendorTemplates,
} from '../vendor-texts';

class TencentVariables {
  @Variable(secret) readonly TENCENT_SECRET_ID?: string;
  @Variable(secret) readonly TENCENT_SECRET_KEY?: string;
  @Variable(matching(/^\d{6,20}$/, 'must be the number of an SMS application'))
  readonly TENCENT_SMS_SDK_APP_ID?: string;
  @Variable(cloudRegion) readonly TENCENT_REGION: string = 'ap-guangzhou';
  @Variable(localizedText) readonly TENCENT_SIGN_NAME?: LocalizedText;
  @Variable(vendorTemplates) readonly TENCENT_TEMPLATES?: VendorTemplates;
  @Variable(origin) readonly TENCENT_ENDPOINT?: string;
}

export interface TencentOptions {
  readonly secretId: string;
  readonly secretKey: string;
  /** Id of the SMS application at Tencent Cloud, a number as text. */
  readonly smsSdkAppId: string;
  /** Region of Tencent Cloud, such as `ap-guangzhou`. */
  readonly region: string;
  /** Sender name registered with Tencent, which begins each text. */
  readonly signName: LocalizedText;
  /** Ids of the texts registered with Tencent, numbers as text, by template. */
  readonly templates: VendorTemplates;
  /**
   * Secret part of the URL that receipts are sent to, since they have no signature; without it receipts are not
   * accepted.
   */
  readonly receiptToken?: string | undefined;
  /** Base URL that replaces Tencent's own. */
  readonly endpoint?: string | undefined;
}

export const tencentConfig = defineVendorConfig({
  variables: TencentVariables,
  required: [
    'TENCENT_SECRET_ID',
    'TENCENT_SECRET_KEY',
    'TENCENT_SMS_SDK_APP_ID',
    'TENCENT_SIGN_NAME',
    'TENCENT_TEMPLATES',
  ],
  endpoint: 'TENCENT_ENDPOINT',
  productionRules: [codesAreRegistered('tencent', 'TENCENT_TEMPLATES')],
  toOptions: (env): TencentOptions => ({
    secretId: env.TENCENT_SECRET_ID,
    secretKey: env.TENCENT_SECRET_KEY,
    smsSdkAppId: env.TENCENT_SMS_SDK_APP_ID,
    region: env.TENCENT_REGION,
    signName: env.TENCENT_SIGN_NAME,
    templates: env.TENCENT_TEMPLATES,
    receiptToken: env.RECEIPT_TOKEN,
    endpoint: env.TENCENT_ENDPOINT,
  }),
});
