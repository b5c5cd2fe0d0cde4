import { done, type Malformed, malformed, type Outcome, refuse } from '../../common';
import type { CodeScope } from '../../otp';
import { canonicalEmail, readUsername } from '../accounts/identifiers';
import { type IdentityCard, type IdentityCardInput, readIdentityCard } from './identity-card';

/** Details of a registration, as typed. */
export interface RegistrationDetails {
  readonly username: string;
  /** Stored unverified: nothing is written to it, and another account may verify it. */
  readonly email?: string | undefined;
  readonly identityCard?: IdentityCardInput | undefined;
}

/** Details of a registration, checked. */
export interface Registration {
  /** In the form in which it is shown. */
  readonly username: string;
  readonly email: string | undefined;
  readonly identityCard: IdentityCard | undefined;
}

/** Checks the details. Refuses, by field, what cannot be a user name, an e-mail address or an identity card. */
export function readRegistration({ username, ...details }: RegistrationDetails): Outcome<Registration, Malformed> {
  const name = readUsername(username)?.name;
  if (name === undefined) return refuse(malformed('username'));
  const email = details.email === undefined ? undefined : canonicalEmail(details.email);
  if (details.email !== undefined && email === undefined) return refuse(malformed('email'));
  const identityCard = details.identityCard && readIdentityCard(details.identityCard);
  if (identityCard === 'malformed') return refuse(malformed('identityCard'));
  return done({ username: name, email, identityCard });
}

/** Scope of a registration's codes: there is no account yet that they could belong to. */
export const registrationScope = (app: string, target: string): CodeScope => ({
  app,
  purpose: 'register',
  target,
  ownerKey: '',
});
