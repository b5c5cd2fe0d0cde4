import type { PerLocale, VendorTemplates } from '../vendor';

export interface TencentOptions {
  readonly secretId: string;
  readonly secretKey: string;
  /** The id of the SMS application, a number as text. */
  readonly smsSdkAppId: string;
  /** Such as `ap-guangzhou`. */
  readonly region: string;
  /** The registered name that begins a text. */
  readonly signName: PerLocale<string>;
  /** Registered texts, numbers as text. */
  readonly templates: VendorTemplates;
  /** Stands in the address that receipts are sent to, for they carry no signature; there are none without it. */
  readonly receiptToken?: string;
  /** Another base URL than Tencent's own. */
  readonly endpoint?: string;
}
