import type { PerLocale, VendorTemplates } from '../vendor';

export interface AliyunOptions {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** The registered name that begins a text. */
  readonly signName: PerLocale<string>;
  /** Registered texts, `SMS_…`. */
  readonly templates: VendorTemplates;
  /** Stands in the address that receipts are sent to, for they carry no signature; there are none without it. */
  readonly receiptToken?: string;
  /** Another base URL than Aliyun's own. */
  readonly endpoint?: string;
}
