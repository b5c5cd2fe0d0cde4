/** Purposes of challenges of /v1. */
export const CHALLENGE_PURPOSES = [
  ...(['recover', 'register', 'change-password', 'bind-phone', 'bind-email', 'sign-in', 'verify'] as const),
] as const;
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number];

export const CHANNELS = ['sms', 'email'] as const;
export type ChallengeChannel = (typeof CHANNELS)[number];
