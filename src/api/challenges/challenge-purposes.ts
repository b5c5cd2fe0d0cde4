/** Purposes of challenges of /v1. */
export const CHALLENGE_PURPOSES = [
  ...(['recover', 'register', 'change-password', 'bind-phone', 'bind-email', 'sign-in', 'verify'] as const),
] as const;
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number];

export const CHANNELS = ['sms', 'email'] as const;
export type ChallengeChannel = (typeof CHANNELS)[number];

/** True for the purposes by which a signed-in person changes number or address. */
export const isBinding = (purpose: ChallengePurpose): purpose is 'bind-phone' | 'bind-email' =>
  purpose === 'bind-phone' || purpose === 'bind-email';

/** True for the purposes that need the bearer token of a session. */
export const needsSession = (purpose: ChallengePurpose): boolean => purpose === 'change-password' || isBinding(purpose);
