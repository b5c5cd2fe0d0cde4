export interface SnsOptions {
  /** Such as `eu-central-1`: part of the address and of every signature. */
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The name that a text comes from, where a country shows one. */
  readonly senderId?: string;
  /** Another base URL than that of the region. */
  readonly endpoint?: string;
}
