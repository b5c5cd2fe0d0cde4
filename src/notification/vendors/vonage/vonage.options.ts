export interface VonageOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Signs receipts; there are none without it. */
  readonly signatureSecret?: string;
  /** A number without +, or an alphanumeric sender. */
  readonly from: string;
  /** Another base URL than Vonage's own. */
  readonly endpoint?: string;
}
