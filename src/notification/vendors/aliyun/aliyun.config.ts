import { baseUrl, secret, Variable } from '../../../config';
import { defineVendorConfig } from '../vendor-config';
import {
  codesAreRegistered,
  type LocalizedText,
  localizedText,
  type VendorTemplates,
  vendorTemplates,
} from '../vendor-texts';

class AliyunVariables {
  @Variable(secret) readonly ALIYUN_ACCESS_KEY_ID?: string;
  @Variable(secret) readonly ALIYUN_ACCESS_KEY_SECRET?: string;
  @Variable(localizedText) readonly ALIYUN_SIGN_NAME?: LocalizedText;
  @Variable(vendorTemplates) readonly ALIYUN_TEMPLATES?: VendorTemplates;
  @Variable(baseUrl) readonly ALIYUN_ENDPOINT?: string;
}

export interface AliyunOptions {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Sender name registered with Aliyun, which begins each text. */
  readonly signName: LocalizedText;
  /** Ids of the texts registered with Aliyun, `SMS_…`, by template. */
  readonly templates: VendorTemplates;
  /**
   * Secret part of the URL that receipts are sent to, since they have no signature; without it receipts are not
   * accepted.
   */
  readonly receiptToken?: string | undefined;
  /** Base URL that replaces Aliyun's own. */
  readonly endpoint?: string | undefined;
}

export const aliyunConfig = defineVendorConfig({
  variables: AliyunVariables,
  required: ['ALIYUN_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_SECRET', 'ALIYUN_SIGN_NAME', 'ALIYUN_TEMPLATES'],
  endpoint: 'ALIYUN_ENDPOINT',
  productionRules: [codesAreRegistered('aliyun', 'ALIYUN_TEMPLATES')],
  toOptions: (env): AliyunOptions => ({
    accessKeyId: env.ALIYUN_ACCESS_KEY_ID,
    accessKeySecret: env.ALIYUN_ACCESS_KEY_SECRET,
    signName: env.ALIYUN_SIGN_NAME,
    templates: env.ALIYUN_TEMPLATES,
    receiptToken: env.RECEIPT_TOKEN,
    endpoint: env.ALIYUN_ENDPOINT,
  }),
});
