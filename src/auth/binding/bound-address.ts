import type { ChannelKind, Purpose } from '../../common';
import type { CodeScope } from '../../otp';
import { type Account, ownerKeyOf } from '../accounts/account';

/** New address of an account, as typed. */
export interface TypedAddress {
  readonly channel: ChannelKind;
  /** Phone number in any common spelling, or e-mail address. */
  readonly address: string;
}

const PURPOSES = { sms: 'bind-phone', email: 'bind-email' } as const satisfies Record<ChannelKind, Purpose>;

/** Purpose of a code that proves a new address on a channel. */
export const bindPurpose = (channel: ChannelKind) => PURPOSES[channel];

/** Scope of a code that proves an address for an account: good for no other of either. */
export const bindScope = (
  { app, id, credentialVersion }: Account,
  channel: ChannelKind,
  target: string,
): CodeScope => ({
  ...{ app, purpose: bindPurpose(channel), target },
  ownerKey: ownerKeyOf({ id, credentialVersion }),
});
