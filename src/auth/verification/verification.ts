import type { ChannelKind } from '../../common';
import type { CodeScope } from '../../otp';

/** Status of a verification; an ended one is told once, in the answer that ends it. */
export type VerificationStatus = 'pending' | 'approved' | 'canceled';

/** Message of a verification. */
export interface VerificationSend {
  /** Identifier of 32 hexadecimal digits. */
  readonly id: string;
  readonly channel: ChannelKind;
  /** Time of the send, ms since 1970. */
  readonly at: number;
}

/** Verification of an address that belongs to no account of ours: one code, sent as often as it is asked for. */
export interface Verification {
  /** Identifier of 32 hexadecimal digits. */
  readonly id: string;
  /** E.164 number or canonical e-mail address. */
  readonly target: string;
  /** Channel of the last send. */
  readonly channel: ChannelKind;
  readonly status: VerificationStatus;
  /** Sends, oldest first. */
  readonly sends: readonly VerificationSend[];
  /** Times in ms since 1970, by the database's clock. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
}

/** Name of a verification: its id, or the address to which its code was sent, as typed. */
export type VerificationName = { readonly id: string } | { readonly address: string };

/** Refusal where there is no verification that waits for its code: none was started, or it has ended or expired. */
export interface VerificationUnknown {
  readonly reason: 'verification-unknown';
}

/** Scope of a verification's codes. They belong to no account. */
export const verificationScope = (app: string, target: string): CodeScope => ({
  ...{ app, purpose: 'verify', target, ownerKey: '' },
});
