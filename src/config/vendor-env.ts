import { baseUrl, origin } from './base-url';
import { matching, secret } from './readers';
import { type VendorTemplates, type LocalizedText, localizedText, vendorTemplates } from './vendor-texts';
import { Variable } from './variable';

const smsSender = matching(
  /^(?:\+?[1-9]\d{2,14}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
  'must be a number, a name of at most 11 letters and digits, or a messaging service (MG…)',
);
const senderName = matching(
  /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/,
  'must be at most 11 letters, digits and hyphens, one of them a letter',
);
const region = matching(/^[a-z]{2,}(?:-[a-z0-9]+)+$/, 'must be a region such as eu-central-1 or ap-guangzhou');

/** What the vendors of SMS have to be told. A vendor's variables are read when a provider list names it. */
export class VendorEnv {
  @Variable(matching(/^AC[0-9a-f]{32}$/, 'must be an account SID: AC and 32 hexadecimal digits'))
  readonly TWILIO_ACCOUNT_SID?: string;
  @Variable(secret) readonly TWILIO_AUTH_TOKEN?: string;
  @Variable(smsSender) readonly TWILIO_FROM?: string;
  @Variable(baseUrl) readonly TWILIO_ENDPOINT?: string;

  @Variable(secret) readonly VONAGE_API_KEY?: string;
  @Variable(secret) readonly VONAGE_API_SECRET?: string;
  @Variable(secret) readonly VONAGE_SIGNATURE_SECRET?: string;
  @Variable(smsSender) readonly VONAGE_FROM?: string;
  @Variable(baseUrl) readonly VONAGE_ENDPOINT?: string;

  @Variable(region) readonly SNS_REGION?: string;
  @Variable(secret) readonly SNS_ACCESS_KEY_ID?: string;
  @Variable(secret) readonly SNS_SECRET_ACCESS_KEY?: string;
  @Variable(senderName) readonly SNS_SENDER_ID?: string;
  @Variable(baseUrl) readonly SNS_ENDPOINT?: string;

  @Variable(secret) readonly ALIYUN_ACCESS_KEY_ID?: string;
  @Variable(secret) readonly ALIYUN_ACCESS_KEY_SECRET?: string;
  @Variable(localizedText) readonly ALIYUN_SIGN_NAME?: LocalizedText;
  @Variable(vendorTemplates) readonly ALIYUN_TEMPLATES?: VendorTemplates;
  @Variable(baseUrl) readonly ALIYUN_ENDPOINT?: string;

  @Variable(secret) readonly TENCENT_SECRET_ID?: string;
  @Variable(secret) readonly TENCENT_SECRET_KEY?: string;
  @Variable(matching(/^\d{6,20}$/, 'must be the number of an SMS application'))
  readonly TENCENT_SMS_SDK_APP_ID?: string;
  @Variable(region) readonly TENCENT_REGION: string = 'ap-guangzhou';
  @Variable(localizedText) readonly TENCENT_SIGN_NAME?: LocalizedText;
  @Variable(vendorTemplates) readonly TENCENT_TEMPLATES?: VendorTemplates;
  @Variable(origin) readonly TENCENT_ENDPOINT?: string;

  @Variable(matching(/^[\w-]{1,128}$/, 'must be at most 128 letters, digits, _ and -: it stands in addresses'))
  readonly RECEIPT_TOKEN?: string;
}
