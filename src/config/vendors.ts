import type { LocalizedText, VendorTemplates } from './vendor-texts';
import type { VendorEnv } from './vendor-env';

interface WithEndpoint {
  /** Another base URL than the vendor's own. */
  readonly endpoint?: string;
}

/** What a Chinese vendor has registered. */
interface WithTexts extends WithEndpoint {
  readonly signName: LocalizedText;
  readonly templates: VendorTemplates;
  readonly receiptToken?: string;
}

/** Each is given when its variables are. */
export interface VendorConfigs {
  readonly twilio?: WithEndpoint & { readonly accountSid: string; readonly authToken: string; readonly from: string };
  readonly vonage?: WithEndpoint & {
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly signatureSecret?: string;
    readonly from: string;
  };
  readonly sns?: WithEndpoint & {
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly senderId?: string;
  };
  readonly aliyun?: WithTexts & { readonly accessKeyId: string; readonly accessKeySecret: string };
  readonly tencent?: WithTexts & {
    readonly secretId: string;
    readonly secretKey: string;
    readonly smsSdkAppId: string;
    readonly region: string;
  };
}

export type Vendor = keyof VendorConfigs;

/** Without these a vendor cannot be named. */
export const NEEDED_BY_VENDORS = {
  twilio: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  vonage: ['VONAGE_API_KEY', 'VONAGE_API_SECRET', 'VONAGE_FROM'],
  sns: ['SNS_REGION', 'SNS_ACCESS_KEY_ID', 'SNS_SECRET_ACCESS_KEY'],
  aliyun: ['ALIYUN_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_SECRET', 'ALIYUN_SIGN_NAME', 'ALIYUN_TEMPLATES'],
  tencent: [
    ...(['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY', 'TENCENT_SMS_SDK_APP_ID'] as const),
    ...(['TENCENT_SIGN_NAME', 'TENCENT_TEMPLATES'] as const),
  ],
} as const satisfies Record<Vendor, readonly (keyof VendorEnv)[]>;

/** Where each vendor's address can be overridden. */
export const VENDOR_ENDPOINTS = [
  ...(['TWILIO_ENDPOINT', 'VONAGE_ENDPOINT', 'SNS_ENDPOINT'] as const),
  ...(['ALIYUN_ENDPOINT', 'TENCENT_ENDPOINT'] as const),
] as const satisfies readonly (keyof VendorEnv)[];

export function vendorConfigs(env: VendorEnv): VendorConfigs {
  const named = { twilio: twilio(env), vonage: vonage(env), sns: sns(env), aliyun: aliyun(env), tencent: tencent(env) };
  const isComplete = (vendor: Vendor) => NEEDED_BY_VENDORS[vendor].every((name) => env[name] !== undefined);
  return Object.fromEntries(Object.entries(named).filter(([vendor]) => isComplete(vendor as Vendor)));
}

const twilio = (env: VendorEnv) =>
  given({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: env.TWILIO_AUTH_TOKEN,
    from: env.TWILIO_FROM,
    endpoint: env.TWILIO_ENDPOINT,
  });

const vonage = (env: VendorEnv) =>
  given({
    apiKey: env.VONAGE_API_KEY,
    apiSecret: env.VONAGE_API_SECRET,
    signatureSecret: env.VONAGE_SIGNATURE_SECRET,
    from: env.VONAGE_FROM,
    endpoint: env.VONAGE_ENDPOINT,
  });

const sns = (env: VendorEnv) =>
  given({
    region: env.SNS_REGION,
    accessKeyId: env.SNS_ACCESS_KEY_ID,
    secretAccessKey: env.SNS_SECRET_ACCESS_KEY,
    senderId: env.SNS_SENDER_ID,
    endpoint: env.SNS_ENDPOINT,
  });

const aliyun = (env: VendorEnv) =>
  given({
    accessKeyId: env.ALIYUN_ACCESS_KEY_ID,
    accessKeySecret: env.ALIYUN_ACCESS_KEY_SECRET,
    signName: env.ALIYUN_SIGN_NAME,
    templates: env.ALIYUN_TEMPLATES,
    receiptToken: env.RECEIPT_TOKEN,
    endpoint: env.ALIYUN_ENDPOINT,
  });

const tencent = (env: VendorEnv) =>
  given({
    secretId: env.TENCENT_SECRET_ID,
    secretKey: env.TENCENT_SECRET_KEY,
    smsSdkAppId: env.TENCENT_SMS_SDK_APP_ID,
    region: env.TENCENT_REGION,
    signName: env.TENCENT_SIGN_NAME,
    templates: env.TENCENT_TEMPLATES,
    receiptToken: env.RECEIPT_TOKEN,
    endpoint: env.TENCENT_ENDPOINT,
  });

/** The entries that have a value. */
const given = (entries: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
