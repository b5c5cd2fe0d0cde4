import { done, type Malformed, malformed, type Outcome, refuse } from '../../common';
import type { CodeScope } from '../../otp';
import { canonicalEmail, canonicalUsername } from '../accounts/identifiers';
import { type IdentityCard, type IdentityCardInput, readIdentityCard } from './identity-card';

/** Details of a registration, as typed. */
export interface RegistrationDetails {
  readonly username: string;
  /** E-mail address, stored unverified: no mail is sent to it, and another account may verify it. */
  readonly email?: string | undefined;
  readonly identityCard?: IdentityCardInput | undefined;
}

/** Validated details of a registration. */
export interface Registration {
  readonly username: string;
  readonly email: string | undefined;
  readonly identityCard: IdentityCard | undefined;
}

/** Validates the details. Refuses, by field, invalid user names, e-mail addresses and identity cards. */
export function readRegistration({ username, ...details }: RegistrationDetails): Outcome<Registration, Malformed> {
  if (canonicalUsername(username) === undefined) return refuse(malformed('username'));
  const email = details.email === undefined ? undefined : canonicalEmail(details.email);
  if (details.email !== undefined && email === undefined) return refuse(malformed('email'));
  const identityCard = details.identityCard && readIdentityCard(details.identityCard);
  if (identityCard === 'malformed') return refuse(malformed('identityCard'));
  return done({ username, email, identityCard });
}

/** Code scope of a registration: there is no account yet to which the code could belong. */
export const registrationScope = (app: string, target: string): CodeScope => ({
  app,
  purpose: 'register',
  target,
  ownerKey: '',
});
