/** Why the account that a client speaks of could not be written to. */
export type AccountRefusal =
  | { readonly reason: 'account-unknown' }
  | { readonly reason: 'target-unbound' }
  | { readonly reason: 'target-mismatch' }
  | { readonly reason: 'target-ambiguous' };

export interface TargetInvalid {
  readonly reason: 'target-invalid';
}

/** An address that is real, but may not be written to. */
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

/** The login that a token stood for has ended, or there never was one. */
export interface SessionExpired {
  readonly reason: 'session-expired';
}

/** `request-expired`: too far from our time. `request-replayed`: signed right, and accepted once already. */
export type SignatureRefusal =
  | { readonly reason: 'signature-wrong' }
  | { readonly reason: 'request-expired' }
  | { readonly reason: 'request-replayed' };

/** The rules that a password breaks, in the order that they were checked. */
export interface PasswordRejected {
  readonly reason: 'password-rejected';
  readonly rules: readonly PasswordRule[];
}

export type PasswordRule = 'too-short' | 'too-long' | 'not-letters-and-digits' | 'common' | 'equals-identifier';
