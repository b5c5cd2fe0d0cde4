import type { PhoneInput } from './phone';

/** Whom a call is about, in the client's own words. Every part that is given must name the same account. */
export interface AccountLookup {
  readonly username?: string;
  readonly phone?: PhoneInput;
  /** A user name or a phone number, where a client does not say which; it stands alone. */
  readonly login?: string;
  readonly accountId?: string;
}
