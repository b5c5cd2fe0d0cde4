import { done, type Malformed, malformed, type Outcome, refuse } from '../../common';
import { type IdentityCard, type IdentityCardInput, readIdentityCard } from './identity-card';
import { canonicalEmail } from '../accounts/email';
import { canonicalUsername } from '../accounts/username';

/** What registrations say of themselves, as typed. */
export interface RegistrationDetails {
  readonly username: string;
  /** Kept unverified: nothing is written to it, and somebody else may verify it. */
  readonly email?: string | undefined;
  readonly identityCard?: IdentityCardInput | undefined;
}

/** The same, fit to be kept. */
export interface Registration {
  readonly username: string;
  readonly email: string | undefined;
  readonly identityCard: IdentityCard | undefined;
}

/** Refuses, by field, what cannot be a name, an e-mail address or an identity card. */
export function readRegistration({ username, ...details }: RegistrationDetails): Outcome<Registration, Malformed> {
  if (canonicalUsername(username) === undefined) return refuse(malformed('username'));
  const email = details.email === undefined ? undefined : canonicalEmail(details.email);
  if (details.email !== undefined && email === undefined) return refuse(malformed('email'));
  const identityCard = details.identityCard && readIdentityCard(details.identityCard);
  if (identityCard === 'malformed') return refuse(malformed('identityCard'));
  return done({ username, email, identityCard });
}
