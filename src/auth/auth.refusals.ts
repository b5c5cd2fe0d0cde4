/** Refusals of a lookup: no such account, no verified phone, another phone than the given one, several accounts. */
export type AccountRefusal =
  | { readonly reason: 'account-unknown' }
  | { readonly reason: 'target-unbound' }
  | { readonly reason: 'target-mismatch' }
  | { readonly reason: 'target-ambiguous' };

export interface TargetInvalid {
  readonly reason: 'target-invalid';
}

/** Refusal of an address that is real, but may not be written to. */
export interface TargetNotAllowed {
  readonly reason: 'target-not-allowed';
  readonly why: 'country' | 'number-type';
}

export interface AccountExists {
  readonly reason: 'account-exists';
}

export interface ChannelDisabled {
  readonly reason: 'channel-disabled';
}

export interface CredentialsWrong {
  readonly reason: 'credentials-wrong';
}

export type TicketRefusal = { readonly reason: 'ticket-wrong' } | { readonly reason: 'ticket-expired' };

/** Refusal of a token whose session has ended, or that never was one. */
export interface SessionExpired {
  readonly reason: 'session-expired';
}

/** `request-expired`: too far from our time. `request-replayed`: signed right, and accepted once already. */
export type SignatureRefusal =
  | { readonly reason: 'signature-wrong' }
  | { readonly reason: 'request-expired' }
  | { readonly reason: 'request-replayed' };

export interface PasswordRejected {
  readonly reason: 'password-rejected';
  /** Violated rules, in the order that they were checked. */
  readonly rules: readonly PasswordRule[];
}

export type PasswordRule = 'too-short' | 'too-long' | 'not-letters-and-digits' | 'common' | 'equals-identifier';
