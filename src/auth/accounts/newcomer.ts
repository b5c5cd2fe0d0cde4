import { done, type Malformed, malformed, type Outcome, refuse } from '../../kernel';
import { type IdentityCard, type IdentityCardClaim, readIdentityCard } from '../identity/identity-card';
import { canonicalEmail } from './email';
import { canonicalUsername } from './username';

/** What newcomers say of themselves, as typed. */
export interface NewcomerDetails {
  readonly username: string;
  /** Kept unverified: nothing is written to it, and somebody else may verify it. */
  readonly email?: string | undefined;
  readonly identityCard?: IdentityCardClaim | undefined;
}

/** The same, fit to be kept. */
export interface Newcomer {
  readonly username: string;
  readonly email: string | undefined;
  readonly identityCard: IdentityCard | undefined;
}

/** Refuses, by field, what cannot be a name, an e-mail address or an identity card. */
export function readNewcomer({ username, ...details }: NewcomerDetails): Outcome<Newcomer, Malformed> {
  if (canonicalUsername(username) === undefined) return refuse(malformed('username'));
  const email = details.email === undefined ? undefined : canonicalEmail(details.email);
  if (details.email !== undefined && email === undefined) return refuse(malformed('email'));
  const identityCard = details.identityCard && readIdentityCard(details.identityCard);
  if (identityCard === 'malformed') return refuse(malformed('identityCard'));
  return done({ username, email, identityCard });
}
