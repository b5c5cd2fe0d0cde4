/**
 * Refusals of an account lookup: no such account, no verified phone, another phone than the given one, several
 * accounts.
 */
export type AccountRefusal =
  | { readonly reason: 'account-unknown' }
  | { readonly reason: 'target-unbound' }
  | { readonly reason: 'target-mismatch' }
  | { readonly reason: 'target-ambiguous' };

export interface TargetInvalid {
  readonly reason: 'target-invalid';
}

/** Refusal of a valid address to which messages may not be sent. */
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

/** Refusal of a token whose session has ended or never existed. */
export interface SessionExpired {
  readonly reason: 'session-expired';
}

/**
 * Refusals of a request signature. `request-expired`: its time is too far from the server's. `request-replayed`: valid,
 * but accepted once already.
 */
export type SignatureRefusal =
  | { readonly reason: 'signature-wrong' }
  | { readonly reason: 'request-expired' }
  | { readonly reason: 'request-replayed' };

export interface PasswordRejected {
  readonly reason: 'password-rejected';
  /** Violated rules, in the order in which they are checked. */
  readonly rules: readonly PasswordRule[];
}

export type PasswordRule = 'too-short' | 'too-long' | 'not-letters-and-digits' | 'common' | 'equals-identifier';
