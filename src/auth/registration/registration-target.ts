import type { ChannelKind } from '../../common';
import { canonicalEmail } from '../accounts/identifiers';
import { parsePhone, type Phone, type PhoneInput } from '../accounts/phone';

/** Address that the code of a registration proves, as typed: a number, of several the first valid one, or an e-mail address. */
export type TypedTarget = PhoneInput | readonly PhoneInput[] | { readonly email: string };

/** Address that the code of a registration proves. */
export type RegistrationTarget =
  | { readonly channel: 'sms'; readonly value: string; readonly phone: Phone }
  | { readonly channel: 'email'; readonly value: string };

const isEmail = (typed: TypedTarget): typed is { readonly email: string } => 'email' in typed;

/** Channel of the codes for an address. */
export const channelOf = (typed: TypedTarget): ChannelKind => (isEmail(typed) ? 'email' : 'sms');

/** Parses the address; undefined for one that is none. Parameter `region`: country of national numbers. */
export function parseTarget(typed: TypedTarget, region: string): RegistrationTarget | undefined {
  if (isEmail(typed)) {
    const value = canonicalEmail(typed.email);
    return value === undefined ? undefined : { channel: 'email', value };
  }
  const phone = [typed]
    .flat()
    .map((each) => parsePhone(each, region))
    .find((number) => number !== undefined);
  return phone && { channel: 'sms', value: phone.e164, phone };
}
